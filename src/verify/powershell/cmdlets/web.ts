/** Invoke-RestMethod, Invoke-WebRequest. */

import { alphabets } from '../../alphabet.js';
import { Refusal } from '../../refusal.js';
import { recordCall } from '../../run/calls.js';
import { secret, show, textOf, unknown, type Value } from '../../value.js';
import { confirmKnown, isOn, textOfArgument } from '../binding/binding.js';
import { writeFile } from '../files/file-access.js';
import { toolCall } from '../programs/tool-call.js';
import { failStatement } from '../state/errors.js';
import { branch } from '../state/machine.js';
import type { Items, PowerShellObject } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { toText } from '../values/text.js';
import type { Cmdlet, CmdletCall } from './cmdlet-call.js';
import { reportRequest, type WebRequest } from './web-request.js';

const request: Cmdlet = (call) => {
  const { bound, machine, state, offset, name } = call;
  confirmKnown(
    name,
    bound,
    ...[
      'Uri',
      'Method',
      'Headers',
      'Body',
      'ContentType',
      'SkipCertificateCheck',
      'UseBasicParsing',
      'OutFile',
    ],
    ...['ConnectionTimeoutSeconds', 'MaximumRedirection', 'NoProxy', 'DisableKeepAlive'],
  );
  if ((call.input ?? []).length > 0)
    throw new Refusal('KS1003', `a body that is piped to ${name} is not modelled`, offset);
  const url = textOfArgument(state, bound, 'Uri');
  if (url === undefined) throw new Refusal('KS3302', `${name} needs a URL`, offset);
  const web: WebRequest = {
    method: methodOf(call),
    url,
    headers: headersOf(call),
    body: bodyOf(call),
    insecure: isOn(bound, 'SkipCertificateCheck'),
    followsRedirects: redirects(call),
  };
  if (web.insecure) noteVersion(call);
  const tool = toolCall(
    machine,
    state,
    name,
    { arguments: [], offset, visible: call.visible },
    { kind: 'inherited' },
  );
  const sent = reportRequest(tool, web);
  const headers = web.headers.map(({ name: header, value }) => `${header}: ${show(value)}`);
  const body = web.body === undefined ? [] : ['-Body', show(web.body)];
  const argv = [name, '-Method', web.method, '-Uri', show(url), ...headers, ...body];
  recordCall(machine.recorder, state, tool.place, argv);
  const what = `${web.method} ${show(url)}, line ${sent.line}`;
  const outFile = textOfArgument(state, bound, 'OutFile');
  return branch(
    machine,
    state,
    { kind: 'unknown', what: `${name} gets a good answer to ${what}` },
    offset,
  ).chain((fine, at): Paths<Items> => {
    if (!fine) {
      return Paths.end(failWeb(failStatement(at, unknown(`error of ${what}`), offset, 'cmdlet'), what));
    }
    const answer = answerOf(what, sent.url, web.method, sent.cluster);
    if (outFile !== undefined)
      return writeFile(machine, at, outFile, answer, offset, 'cmdlet').map((): Items => []);
    return Paths.of<Items>(at, [
      name === 'Invoke-RestMethod' ? { kind: 'opaque', text: answer } : response(answer, what),
    ]);
  });
};

/** The error of a request holds the answer. */
function failWeb<S extends ReturnType<typeof failStatement>>(state: S, what: string): S {
  const { flow } = state;
  if (flow.kind !== 'throw' || flow.error.kind !== 'record') return state;
  const exception = flow.error.members.get('exception');
  if (exception?.kind !== 'record') return state;
  const members = new Map([
    ...exception.members,
    ['response', { kind: 'opaque', text: unknown(`response to ${what}`) } as const],
  ]);
  const error = {
    ...flow.error,
    members: new Map([...flow.error.members, ['exception', { ...exception, members }]]),
  };
  state.flow = { ...flow, error };
  return state;
}

function answerOf(what: string, url: string, method: string, cluster: string | undefined): Value {
  const text = `answer to ${what}`;
  const hides =
    /\/secrets(\/|\?|$)/.test(url) || (method.toUpperCase() === 'POST' && /\/token(\?|$)/.test(url));
  return hides ? secret(text, cluster) : unknown(text);
}

function response(answer: Value, what: string): PowerShellObject {
  return {
    kind: 'record',
    type: 'Response',
    members: new Map<string, PowerShellObject>([
      ['content', { kind: 'opaque', text: answer }],
      [
        'statuscode',
        {
          kind: 'integer',
          text: unknown(`HTTP status of ${what}`, { nonEmpty: true, characters: alphabets.digits }),
        },
      ],
    ]),
  };
}

function methodOf(call: CmdletCall): string {
  const given = textOfArgument(call.state, call.bound, 'Method');
  if (given === undefined) return 'GET';
  const text = textOf(given)?.toUpperCase();
  if (
    text === undefined ||
    !['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'MERGE'].includes(text)
  ) {
    throw new Refusal('KS3301', `${show(given)} is no method of ${call.name}`, call.offset);
  }
  return text;
}

function headersOf(call: CmdletCall): WebRequest['headers'] {
  const { bound, state } = call;
  const given = bound.get('Headers');
  const headers: { name: string; value: Value }[] = [];
  if (given !== undefined) {
    if (given.value.kind !== 'hashtable')
      throw new Refusal('KS1003', 'these headers are not modelled', given.offset);
    for (const { key, value } of state.heap.get(given.value.id)?.values() ?? []) {
      headers.push({
        name: show(toText(state, key, given.offset)),
        value: toText(state, value, given.offset),
      });
    }
  }
  const type = textOfArgument(state, bound, 'ContentType');
  if (type !== undefined) headers.push({ name: 'Content-Type', value: type });
  return headers;
}

/** A text; a hashtable would be sent as a form, or in the query. */
function bodyOf(call: CmdletCall): Value | undefined {
  const given = call.bound.get('Body');
  if (given === undefined) return undefined;
  if (given.value.kind !== 'string' && given.value.kind !== 'opaque') {
    throw new Refusal('KS1003', 'a body that is no text is not modelled', given.offset);
  }
  return given.value.text;
}

function redirects(call: CmdletCall): boolean {
  const given = call.bound.get('MaximumRedirection');
  if (given === undefined) return true;
  if (given.value.kind !== 'number')
    throw new Refusal('KS3301', 'this -MaximumRedirection is not modelled', given.offset);
  return given.value.value !== 0;
}

function noteVersion(call: CmdletCall): void {
  if (!call.machine.meetsWindowsPowerShell) return;
  call.machine.recorder.find(
    'KS1004',
    call.machine.source.place(call.offset),
    '-SkipCertificateCheck needs PowerShell 6.0',
  );
}

export const webCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([
  ['Invoke-RestMethod', request],
  ['Invoke-WebRequest', request],
]);
