/**
 * Reports, calls and texts without the secrets that stand literally in a script: the one place that decides what is
 * shown. What is masked already, between « and », stays.
 */
import type { Call, ClusterWrite, FileReport, Finding, HttpRequest } from '../report.js';
import { namesSecret, namesSecretHeader } from './names.js';
import { isPlaceholder } from './placeholder.js';
import { secretSpans } from './spans.js';

const mask = '«secret»';

/** Any text with its secrets masked. */
export function maskText(text: string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of secretSpans(text)) {
    shown += text.slice(at, start) + mask;
    at = end;
  }
  return shown + text.slice(at);
}

/** A text that is a secret by its place: all of it but placeholders and what is masked. */
function maskWhole(text: string): string {
  if (isPlaceholder(text)) return text;
  return text
    .split(/(«[^«»]*»)/)
    .map((part) => (part === '' || part.startsWith('«') || isPlaceholder(part) ? part : mask))
    .join('');
}

/** A header's value: of Authorization, the scheme stays. */
function maskHeader(name: string, value: string): string {
  if (!namesSecretHeader(name)) return maskText(value);
  const [, scheme = '', rest = value] = /^([A-Za-z][\w-]*\s+)(.+)$/s.exec(value) ?? [];
  return /authorization$/i.test(name) ? scheme + maskWhole(rest) : maskWhole(value);
}

/** Options of curl whose value is `name:password`, and those whose value is a line of a header. */
const withPassword = /^(?:-u|--user|-U|--proxy-user)$/;
const withHeader = /^(?:-H|--header|--proxy-header)$/;
const withCookie = /^(?:-b|--cookie)$/;

/** The words of a command line, the first its name. */
export function maskArguments(argv: readonly string[]): readonly string[] {
  const isCurl = /(?:^|[\\/])curl(?:\.exe)?$/.test(argv[0] ?? '');
  const makesSecret = argv[1] === 'create' && argv.includes('secret');
  return argv.map((word, index) => {
    const before = argv[index - 1] ?? '';
    if (isCurl) {
      const attached = /^(-[uUbH]|--(?:proxy-)?user=|--cookie=|--(?:proxy-)?header=)(.+)$/s.exec(word);
      if (attached !== null) {
        const [, option = '', value = ''] = attached;
        return option + maskOptionOfCurl(option.replace('=', ''), value);
      }
      if (/^-/.test(before)) return maskOptionOfCurl(before, word);
    }
    const literal = makesSecret ? /^((?:--from-literal=)?[\w.-]+=)(.+)$/s.exec(word) : null;
    if (literal !== null && (before === '--from-literal' || word.startsWith('--from-literal=')))
      return `${literal[1]}${maskWhole(literal[2] ?? '')}`;
    return maskOption(before, word);
  });
}

function maskOptionOfCurl(option: string, value: string): string {
  if (withPassword.test(option)) return value.replace(/:(.*)$/s, (_, word: string) => `:${maskWhole(word)}`);
  if (withCookie.test(option) && value.includes('='))
    return value.replace(/=([^;]*)/g, (_, word: string) => `=${maskWhole(word)}`);
  const [, name, rest = ''] = /^([\w-]+):\s*(.*)$/s.exec(value) ?? [];
  if (withHeader.test(option) && name !== undefined)
    return value.slice(0, value.length - rest.length) + maskHeader(name, rest);
  return maskOption(option, value);
}

/** An option with its value in one word, a value behind its option, or any other word. */
function maskOption(before: string, word: string): string {
  const [, option, value = ''] = /^(--?[A-Za-z][\w-]*[=:])(.+)$/s.exec(word) ?? [];
  if (option !== undefined && isSecretOption(option.slice(0, -1))) return option + maskWhole(value);
  if (isSecretOption(before) && !word.startsWith('-')) return maskWhole(word);
  return maskText(word);
}

const isSecretOption = (option: string): boolean =>
  /^--?[A-Za-z]/.test(option) &&
  (namesSecret(option) || /^--(?:pass|proxy-pass|oauth2-bearer)$/.test(option));

/** The report as it may be shown, in every format. */
export function maskReport(report: FileReport): FileReport {
  return {
    ...report,
    requests: report.requests.map(maskRequest),
    writes: report.writes.map(maskWrite),
    files: report.files.map((file) => ({
      ...file,
      path: maskText(file.path),
      content: maskText(file.content),
    })),
    calls: report.calls.map(maskCall),
    decisions: report.decisions.map((one) => ({ ...one, condition: maskText(one.condition) })),
    findings: report.findings.map(maskFinding),
    assumptions: report.assumptions.map(maskText),
    accesses: report.accesses.map(maskTexts),
  };
}

/** Every text in plain data. */
function maskTexts<T>(value: T): T {
  const masked = (one: unknown): unknown => {
    if (typeof one === 'string') return maskText(one);
    if (Array.isArray(one)) return one.map(masked);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, masked(member)]));
  };
  return masked(value) as T;
}

function maskRequest(request: HttpRequest): HttpRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, maskHeader(name, value)]);
  return {
    ...request,
    url: maskText(request.url),
    headers: Object.fromEntries(headers),
    body: request.body === undefined ? undefined : maskText(request.body),
    notes: request.notes.map(maskText),
  };
}

function maskWrite(write: ClusterWrite): ClusterWrite {
  const { object, manifests } = write;
  return { ...write, object: maskText(object), manifests: manifests.map(maskText) };
}

function maskCall(call: Call): Call {
  const stdin = call.stdin === undefined ? undefined : maskText(call.stdin);
  return { ...call, argv: maskArguments(call.argv), stdin };
}

function maskFinding(finding: Finding): Finding {
  const { message, fix, ignored } = finding;
  return {
    ...finding,
    message: maskText(message),
    fix: fix && maskText(fix),
    ignored: ignored && maskText(ignored),
  };
}
