/** One transfer of curl: what it asks for, and what curl prints. */

import { alphabets } from '../alphabet.js';
import type { HttpRequest, Unordered } from '../report.js';
import {
  concat,
  concatAll,
  literal,
  type Segment,
  secret,
  show,
  textOf,
  unknown,
  type Value,
} from '../value.js';
import type { CurlOption } from './curl-arguments.js';
import { bodyOf, CurlInputs, headersOf } from './curl-body.js';
import { CurlOptions } from './curl-options-read.js';
import { outputsOf, writeAnswer, writeOthers } from './curl-output.js';
import { requestOf } from './curl-request.js';
import { holderOfAnswer, noteTokenSecret } from './curl-token-secret.js';
import { squashed } from './curl-url.js';
import { writeOut } from './curl-write-out.js';
import type { Token } from './token.js';
import { type Exit, mayFail, type ToolCall } from './tool.js';

export interface TransferResult {
  readonly stdout: Value;
  readonly exit: Exit;
  readonly readStdin: boolean;
}

/** Models the transfer that a group of options asks for. */
export function transfer(
  call: ToolCall,
  group: readonly CurlOption<Token>[],
  stdinTaken: boolean,
): TransferResult {
  const options = new CurlOptions(call, group);
  const inputs = new CurlInputs(call, stdinTaken);
  const urls = options.all('url');
  const headers = headersOf(call, options, inputs);
  const body = bodyOf(call, options, inputs);
  const stdout: Value[] = [];
  // Numbers that --write-out prints wherever curl succeeds.
  const told: Segment[] = [];
  if (urls.length === 0) {
    call.recorder.refuse('KS3302', call.place, 'curl has no URL');
    return { stdout: [], exit: mayFail('curl succeeds'), readStdin: inputs.readStdin };
  }
  const outputs = outputsOf(call, options);
  let what = 'curl';
  for (const [index, { value, token }] of urls.entries()) {
    const asQuery = options.on('get') && body !== undefined;
    const written = asQuery ? concat(value, literal(knownQuery(value) ? '&' : '?'), body.value) : value;
    checkGlobs(call, options, written, token);
    const url = options.on('path-as-is') ? written : squashed(written);
    if (url === undefined) {
      call.recorder.refuse(
        'KS5001',
        token.place,
        'segments of dots in a path that depends on the run or is encoded',
        {
          fix: 'write the path that is meant',
        },
      );
      return { stdout: unknown('answer'), exit: mayFail('curl succeeds'), readStdin: inputs.readStdin };
    }
    const method = methodOf(call, options, body !== undefined && !asQuery);
    const request = requestOf(call, options, {
      url,
      token,
      method,
      headers,
      body: asQuery ? undefined : body?.value,
      json: body?.json === true,
    });
    call.recorder.request(request);
    if (!asQuery) noteTokenSecret(call.recorder, request, body?.value);
    what = `curl gets an answer to ${request.method} ${request.url}`;
    const answer = answerOf(call, request);
    const output = outputs[index];
    if (output === undefined) stdout.push(answer);
    else if (output.path !== undefined) writeAnswer(call, output.path, output.token, answer);
    const format = options.last('write-out');
    if (format !== undefined) {
      const text = writeOut(call, format.value, format.token, call.place.line);
      stdout.push(text);
      told.push(
        ...text.filter(
          (segment) => segment.kind === 'unknown' && segment.characters.within(alphabets.digits),
        ),
      );
    }
  }
  writeOthers(call, options);
  return {
    stdout: concatAll(stdout),
    exit: mayFail(`${what}, line ${call.place.line}`, told),
    readStdin: inputs.readStdin,
  };
}

const knownQuery = (url: Value): boolean => (textOf(url) ?? '').includes('?');

/** `{a,b}` and `[1-9]` in a URL make several requests. */
function checkGlobs(call: ToolCall, options: CurlOptions, url: Value, token: Token): void {
  if (options.on('globoff')) return;
  const text = url
    .map((segment) => {
      if (segment.kind !== 'unknown') return segment.text ?? '';
      return segment.ofPod === 'host' ? '0' : '';
    })
    .join('');
  if (/[{}[\]]/.test(text.replace(/^([a-z]+:\/\/)\[[0-9A-Fa-f:.]+\]/i, '$1'))) {
    call.recorder.refuse(
      'KS5001',
      token.place,
      'braces or brackets in a URL make curl send several requests',
      { fix: '--globoff' },
    );
  }
}

function methodOf(call: ToolCall, options: CurlOptions, sendsBody: boolean): string {
  const given = options.last('request');
  if (given === undefined) return options.on('head') ? 'HEAD' : sendsBody ? 'POST' : 'GET';
  const text = textOf(given.value);
  if (text === undefined || !/^[A-Za-z]+$/.test(text)) {
    call.recorder.refuse('KS3301', given.token.place, `curl: ${show(given.value)} is no method`);
    return show(given.value);
  }
  if (options.on('head') && text !== 'HEAD')
    call.recorder.refuse('KS3301', given.token.place, 'curl: --head with another method is not modelled');
  return text;
}

function answerOf({ recorder }: ToolCall, request: Unordered<HttpRequest>): Value {
  const what = `answer to ${request.method} ${request.url}, line ${request.line}`;
  const holdsSecrets =
    /\/secrets(\/|\?|$)/.test(request.url) ||
    (request.method === 'POST' && /\/token(\?|$)/.test(request.url));
  if (!holdsSecrets) return unknown(what);
  return secret(what, request.cluster, { holder: holderOfAnswer(recorder, request) });
}
