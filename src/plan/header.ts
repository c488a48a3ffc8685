/** The header line: how a script was made, and a digest of what it was made from. */
import { createHash } from 'node:crypto';
import { isDefault } from '../command-line/options.js';
import { kubeconfigText } from './kubeconfig-file.js';
import { type CredentialOptions, optionNames, type StepOption, type StepOptions } from './options.js';
import { podNamespace } from './pod.js';
import type { Target } from './target.js';

export interface Header {
  readonly recipe: string;
  readonly shell: string;
  readonly lang: string;
  readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly server: string;
  /** Fingerprint of the CA: SHA-256 of its PEM text or of the path to it; empty where the kubeconfig gives none. */
  readonly ca: string;
  /** Of all parts of the kubeconfig that were used. */
  readonly digest: string;
  /** What KUBECONFIG named, as `listedText` has it; left out where it named nothing but the usual file, or was not asked. */
  readonly files?: readonly string[];
  /** The same of the other contexts, where a document is for several; the fields above are of the first. */
  readonly others?: readonly Sources[];
}

/** What a kubeconfig gave for a context. */
export type Sources = Pick<Header, 'server' | 'ca' | 'digest'>;

/** What a header line begins with, after the comment mark. */
export const headerMark = 'kubesteps: ';

/**
 * The header as the text of one comment line: ASCII, whatever the names hold. Inside its strings stand only characters
 * that no shell acts on, not even one that takes the line for a command (an interactive zsh knows no comments).
 */
export function headerLine(header: Header): string {
  return headerMark + jsonOf(header);
}

function jsonOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? `"${value.replace(/[^A-Za-z0-9._:/@ -]/g, escaped)}"` : `${value}`;
  return `{${Object.entries(value)
    .map(([key, entry]) => `${jsonOf(key)}:${jsonOf(entry)}`)
    .join(',')}}`;
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The options that make the same script again: those that are read, without the ones at their defaults. */
export function headerOptions(
  target: Target,
  options: StepOptions,
  { style, annotate }: Pick<CredentialOptions, 'style' | 'annotate'>,
  read: ReadonlySet<StepOption>,
): Header['options'] {
  return {
    ...(target.contextName === '' ? {} : { context: target.contextName }),
    ...(target.kubeconfig === undefined ? {} : { kubeconfig: kubeconfigText(target.kubeconfig) }),
    ...(target.clusterOverride === undefined ? {} : { cluster: target.clusterOverride }),
    ...(target.userOverride === undefined ? {} : { user: target.userOverride }),
    ...(read.has('namespace') && options.namespace !== podNamespace ? { namespace: options.namespace } : {}),
    ...(style === 'paste' ? { format: style } : { style }),
    ...(annotate === 'brief' ? {} : { annotate }),
    ...recorded(options, read),
  };
}

function recorded(
  { namespace: _, ...options }: StepOptions,
  read: ReadonlySet<StepOption>,
): Header['options'] {
  const record: Record<string, string | boolean | readonly string[]> = {};
  for (const field of Object.keys(optionNames) as (keyof typeof options | 'namespace')[]) {
    if (field === 'namespace' || !read.has(field)) continue;
    const [name, value] = [optionNames[field], options[field]];
    if (value !== undefined && !isDefault('generate', name, value)) record[name] = value;
  }
  return record;
}

/** What the kubeconfig gave, as far as it decides what a script does. No credential is part of it. */
export function sources(target: Target): Sources {
  const { cluster, proxy } = target;
  const { server, certificateAuthority, certificateAuthorityData } = cluster;
  const hasCa = certificateAuthority !== '' || certificateAuthorityData.length > 0;
  const ca = hasCa
    ? sha256([certificateAuthority, Buffer.from(certificateAuthorityData).toString('base64')])
    : '';
  const digest = sha256([
    target.contextName,
    target.clusterName,
    target.authInfoName,
    target.namespace,
    server,
    cluster.tlsServerName,
    String(cluster.insecureSkipTlsVerify),
    ca,
    proxy === undefined ? '' : typeof proxy.url === 'string' ? proxy.url : proxy.place,
  ]);
  return { server, ca, digest };
}

const sha256 = (parts: readonly string[]): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;

/**
 * The header in the comments that a text begins or ends with, and the line it stands on; undefined where there is none
 * that can be read. What stands between is not ours to read. In blocks to paste it is an argument of `:`, as their
 * titles are.
 */
export function readHeader(text: string): { readonly header: Header; readonly line: number } | undefined {
  const lines = text.split('\n');
  const comments = [...commentsFrom(lines, 0, 1), ...commentsFrom(lines, lines.length - 1, -1)];
  const index = comments.find((at) => headerText(lines[at] ?? '') !== undefined);
  const json = headerText(lines[index ?? -1] ?? '');
  const header = json === undefined ? undefined : headerOf(json);
  return header === undefined || index === undefined ? undefined : { header, line: index + 1 };
}

/** The header that a JSON text holds; undefined where it holds none. */
export function headerOf(json: string): Header | undefined {
  try {
    const header: unknown = JSON.parse(json);
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

/** What follows the mark in a header line; undefined where it is none. */
function headerText(line: string): string | undefined {
  const [, comment, argument] = /^(?:# (.*)|: '([^']*)'\r?)$/s.exec(withoutMark(line)) ?? [];
  const text = comment ?? argument;
  return text?.startsWith(headerMark) ? text.slice(headerMark.length) : undefined;
}

/** The lines at one end of a text that are comments, labels of blocks to paste, or blank. */
function commentsFrom(lines: readonly string[], start: number, step: 1 | -1): readonly number[] {
  const found: number[] = [];
  for (let at = start; at >= 0 && at < lines.length; at += step) {
    const line = withoutMark(lines[at] ?? '').trim();
    if (line !== '' && !/^(?:#|: ')/.test(line)) return found;
    found.push(at);
  }
  return found;
}

const withoutMark = (line: string): string => line.replace(/^\ufeff/, '');

/** Whether a text is a script of ours: a header stands in the comments that it begins or ends with. */
export const isOurs = (text: string): boolean => readHeader(text) !== undefined;

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const { files = [], others = [] } = fields;
  return (
    areTexts(fields, ['recipe', 'shell', 'lang']) &&
    isSources(fields) &&
    isOptions(fields.options) &&
    Array.isArray(files) &&
    files.every((file) => typeof file === 'string') &&
    Array.isArray(others) &&
    others.every(isSources)
  );
}

const areTexts = (fields: Record<string, unknown>, names: readonly string[]): boolean =>
  names.every((name) => typeof fields[name] === 'string');

const isSources = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  areTexts(value as Record<string, unknown>, ['server', 'ca', 'digest']);

function isOptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (option) =>
      typeof option === 'string' ||
      typeof option === 'boolean' ||
      (Array.isArray(option) && option.every((item) => typeof item === 'string')),
  );
}
