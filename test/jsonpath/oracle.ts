/** Real kubectl, asked for what a template prints, without a server. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../../src/go/parse-json.js';
import type { Value } from '../../src/go/value.js';

export interface Answer {
  readonly exit: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

export interface Question {
  readonly document: Document;
  readonly template: string;
  readonly format: 'jsonpath' | 'jsonpath-as-json';
  readonly allowMissingKeys: boolean;
}

/** A document, and the kubectl command that prints it. */
export interface Document {
  readonly text: string;
  readonly root: Value;
  readonly args: readonly string[];
}

/** Run by `kubectl label --local`, which hands on an object as it is: integers stay integers. */
export function objectDocument(members: string): Document {
  const text = `{"apiVersion":"test.example/v1","kind":"Widget","metadata":{"name":"x","labels":{"t":"true"}},${members}}`;
  return { text, root: parseJson(text), args: ['label', '--local', '-f', '-', 't=true'] };
}

/** A kubeconfig in the folder, shown by `kubectl config view`, where every number is a float. */
export async function configDocument(members: string, folder: string): Promise<Document> {
  const text = `{"apiVersion":"v1","kind":"Config","extensions":[{"name":"e","extension":{${members}}}]}`;
  const file = join(folder, `${randomUUID()}.yaml`);
  await writeFile(file, text);
  const args = ['config', 'view', '--kubeconfig', file];
  const shown = await kubectl([...args, '-o', 'json'], '');
  if (shown.exit !== 0) throw new Error(`${shown.stderr}: ${text}`);
  return { text, root: floats(parseJson(withFloatZero(shown.stdout.toString()))), args };
}

/** kubectl writes the float -0 as `-0`, which as an integer would lose its sign. */
function withFloatZero(json: string): string {
  return json.replace(/^( *(?:".*": )?)-0(,?)$/gm, '$1-0.0$2');
}

function floats(value: Value): Value {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(floats);
  return value instanceof Map ? new Map([...value].map(([key, member]) => [key, floats(member)])) : value;
}

/** kubectl's answer; what a wrapper around it says before its `error: ` is left out. */
export async function askKubectl(question: Question): Promise<Answer> {
  const { document, template, format, allowMissingKeys } = question;
  const args = [...document.args, '-o', `${format}=${template}`];
  if (!allowMissingKeys) args.push('--allow-missing-template-keys=false');
  const { exit, stdout, stderr } = await kubectl(args, document.text);
  const error = stderr.toString('latin1').search(/^error: /m);
  return { exit, stdout, stderr: error < 0 ? Buffer.alloc(0) : stderr.subarray(error) };
}

function kubectl(args: readonly string[], stdin: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // So short a life needs no garbage collection, which is a quarter of its time.
    const env = { PATH: process.env.PATH, HOME: '/nonexistent', GOGC: 'off' };
    const child = execFile(
      'kubectl',
      args,
      { env, encoding: 'buffer', maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const exit = error === null ? 0 : error.code;
        if (typeof exit === 'number') resolve({ exit, stdout, stderr });
        else reject(error);
      },
    );
    // kubectl does not read the document where the template does not parse.
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
  });
}
