/** The files that a transfer of curl writes. */
import { concat, literal, show, textOf, unknown, type Value } from '../value.js';
import type { CurlOptions } from './curl-options-read.js';
import { writeOutput } from './output-file.js';
import type { Token } from './token.js';
import type { ToolCall } from './tool.js';

export interface Output {
  /** Undefined where its name is not known, which was said. */
  readonly path: Value | undefined;
  readonly token: Token;
}

/** Where the answer to each URL goes, as far as it is not stdout (curl, tool_operate.c: the first to the first URL). */
export function outputsOf(call: ToolCall, options: CurlOptions): readonly Output[] {
  const urls = options.all('url');
  const folder = options.last('output-dir')?.value;
  return options.outputs().map(({ value, token, on }, index) => {
    if (value === undefined && !on)
      call.recorder.refuse('KS3301', token.place, 'curl: --no-remote-name is not modelled');
    const name = value ?? remoteName(call, urls[index]?.value, token);
    const isName = name !== undefined && textOf(name) !== '-' && folder !== undefined;
    return { path: isName ? concat(folder, literal('/'), name) : name, token };
  });
}

/** The last step of the URL's path. What curl would do with anything but a plain name differs from version to version. */
function remoteName(call: ToolCall, url: Value | undefined, token: Token): Value | undefined {
  const text = textOf(url ?? [])
    ?.replace(/[?#].*$/s, '')
    .replace(/^[a-z]+:\/\//i, '');
  const name = /\/([\w.+-]+)$/.exec(text ?? '')?.[1];
  if (name !== undefined && !/^\.+$/.test(name)) return literal(name);
  call.recorder.refuse('KS3105', token.place, 'curl --remote-name: the name of the file cannot be known', {
    fix: '--output with the name',
  });
  return undefined;
}

/** Options with a file that curl writes beside the answers, and what it holds. */
const others: Readonly<Record<string, string>> = {
  'dump-header': 'headers of the answer',
  'cookie-jar': 'cookies of the server',
  trace: 'a log of what is sent and received',
  'trace-ascii': 'a log of what is sent and received',
  stderr: 'messages of curl',
  libcurl: 'a program that does the same',
  'etag-save': 'the ETag of the answer',
  hsts: 'hosts that ask for https',
  'alt-svc': 'other addresses of hosts',
};

/** Writes them. */
export function writeOthers(call: ToolCall, options: CurlOptions): void {
  for (const [name, what] of Object.entries(others))
    for (const { value, token } of options.all(name).slice(-1))
      if (value.length > 0) writeAnswer(call, value, token, unknown(what));
}

/** curl puts something into a file. */
export function writeAnswer(call: ToolCall, path: Value, token: Token, content: Value): void {
  const text = textOf(path);
  if (text === '/dev/null' || text === 'NUL') return;
  if (text === '-' || text?.startsWith('/dev/') === true) {
    call.recorder.refuse('KS3105', token.place, `curl: writing to ${show(path)} is not modelled`);
    return;
  }
  writeOutput(call, path, token.place, content);
}
