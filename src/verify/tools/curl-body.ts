/** Headers and data of a request, and the files and the stdin that they come from. */

import { compareVersions, type Version } from '../../tool-version.js';
import { foreignContent } from '../private-files.js';
import {
  concat,
  concatAll,
  dropStart,
  knownPrefix,
  literal,
  type Segment,
  show,
  textOf,
  type Value,
} from '../value.js';
import type { CurlOptions } from './curl-options-read.js';
import { confirmPart } from './structure.js';
import type { Token } from './token.js';
import type { ToolCall } from './tool.js';

export interface Header {
  readonly name: string;
  readonly value: Value;
  readonly token: Token;
}

/** What stdin and files still hold: stdin can be read once. */
export class CurlInputs {
  readStdin = false;
  readonly #call: ToolCall;
  #taken: boolean;

  constructor(call: ToolCall, taken: boolean) {
    this.#call = call;
    this.#taken = taken;
  }

  read(path: Value, token: Token): Value | undefined {
    const call = this.#call;
    if (textOf(path) === '-') {
      if (this.#taken) call.recorder.refuse('KS1003', token.place, 'curl reads its stdin twice');
      this.#taken = true;
      this.readStdin = true;
      if (call.stdin.kind === 'text') return call.stdin.value;
      call.recorder.refuse('KS1003', token.place, 'curl reads the stdin of whoever calls the script');
      return undefined;
    }
    if (!call.files.take(path))
      call.recorder.find('KS5008', token.place, 'a process substitution is read a second time');
    const found = call.files.look(path);
    if (found.kind === 'known') return found.file.content;
    if (found.kind === 'absent') {
      call.recorder.find('KS5006', token.place, `${show(path)} does not exist at this point`);
      return undefined;
    }
    return foreignContent(path);
  }
}

/** `--header @file` (curl's CHANGES, 7.55.0); before, it was a header of that name. */
const headersFromFiles: Version = [7, 55, 0];

/** The headers in order; those of files one a line. */
export function headersOf(call: ToolCall, options: CurlOptions, inputs: CurlInputs): readonly Header[] {
  const headers: Header[] = [];
  for (const { value, token } of options.all('header')) {
    if (!knownPrefix(value).startsWith('@')) {
      add(call, headers, value, token);
      continue;
    }
    const { curl } = call.world.targets;
    if (curl !== undefined && compareVersions(curl, headersFromFiles) < 0)
      call.recorder.find('KS3303', token.place, 'curl: a header from a file or stdin needs curl 7.55');
    const content = inputs.read(dropStart(value, 1), token);
    for (const line of content === undefined ? [] : lines(content)) add(call, headers, line, token);
  }
  for (const { value, token } of options.all('oauth2-bearer')) {
    confirmNoBreak(call, value, token);
    headers.push({ name: 'Authorization', value: concat(literal('Bearer '), value), token });
  }
  for (const { value, token } of options.all('user')) {
    headers.push({ name: 'Authorization', value: concat(literal('Basic '), value), token });
  }
  for (const [option, name] of [
    ['user-agent', 'User-Agent'],
    ['referer', 'Referer'],
  ] as const) {
    for (const { value, token } of options.all(option)) {
      confirmNoBreak(call, value, token);
      headers.push({ name, value, token });
    }
  }
  return headers;
}

function add(call: ToolCall, headers: Header[], line: Value, token: Token): void {
  const prefix = knownPrefix(line);
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*/.exec(prefix);
  if (match?.[1] === undefined) {
    call.recorder.refuse('KS3301', token.place, `curl: ${show(line)} is no header of the form Name: value`);
    return;
  }
  const value = dropStart(line, match[0].length);
  confirmNoBreak(call, value, token);
  headers.push({ name: match[1], value, token });
}

/** Known text that holds a line break is a header of its own for certain. */
function confirmNoBreak(call: ToolCall, value: Value, token: Token): void {
  for (const segment of value) {
    confirmPart(call, segment, 'header', token.place);
    if (/[\r\n]/.test(textOf([segment]) ?? ''))
      call.recorder.refuse(
        'KS3107',
        token.place,
        `${show([segment])} holds a line break, and so a header of its own`,
      );
  }
}

function lines(content: Value): readonly Value[] {
  const found: Segment[][] = [[]];
  for (const segment of content) {
    if (segment.kind === 'unknown' || segment.text === undefined) {
      found.at(-1)?.push(segment);
      continue;
    }
    segment.text.split(/\r?\n/).forEach((text, index) => {
      if (index > 0) found.push([]);
      if (text !== '') found.at(-1)?.push({ ...segment, text });
    });
  }
  return found.filter((line) => line.length > 0);
}

export interface Body {
  readonly value: Value;
  readonly json: boolean;
}

/** What `-d` and its kin send; undefined where none is given. */
export function bodyOf(call: ToolCall, options: CurlOptions, inputs: CurlInputs): Body | undefined {
  const parts = options.all('data', 'data-ascii', 'data-raw', 'data-binary', 'json');
  if (parts.length === 0) return undefined;
  const json = parts.some((part) => part.name === 'json');
  const values = parts.map(({ value, token, name }) => {
    if (name === 'data-raw' || !knownPrefix(value).startsWith('@')) {
      if (name !== 'data-raw' && knownPrefix(value) === '' && textOf(value) === undefined) {
        call.recorder.refuse(
          'KS3301',
          token.place,
          `curl: ${show(value)} may begin with @, and then names a file`,
        );
      }
      return value;
    }
    const content = inputs.read(dropStart(value, 1), token) ?? [];
    return name === 'data-binary' || name === 'json' ? content : withoutBreaks(content);
  });
  const between = literal(json ? '' : '&');
  return {
    value: concatAll(values.flatMap((value, index) => (index === 0 ? [value] : [between, value]))),
    json,
  };
}

/** `-d @file` leaves out line breaks. */
function withoutBreaks(content: Value): Value {
  return content.map((segment) =>
    segment.kind === 'unknown' || segment.text === undefined
      ? segment
      : ({ ...segment, text: segment.text.replace(/[\r\n\0]/g, '') } as Segment),
  );
}
