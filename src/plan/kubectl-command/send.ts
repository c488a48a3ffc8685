/** `kubectl create -f`, `apply`, `delete`, `patch` and `scale` as requests. */
import { applyPatch } from '../../api/media-types.js';
import { quoted } from '../../display.js';
import { bodyOf, jsonLines } from '../body.js';
import type { Call } from '../request.js';
import { type Command, printing, withQuery } from './command.js';
import { givenObject } from './given-object.js';
import { rawPath } from './raw.js';
import { anything } from './read.js';

const json = 'application/json';
const headers = [`Accept: ${json}`];

/** `--validate`, as the API server has it (kubectl, cmd/util: ValidationDirective). */
const validations: Readonly<Record<string, string>> = {
  strict: 'Strict',
  true: 'Strict',
  warn: 'Warn',
  ignore: 'Ignore',
  false: 'Ignore',
};

function validation(command: Command): readonly [string, string] {
  const said = command.text('validate') ?? 'strict';
  const found = validations[said.toLowerCase()];
  if (found === undefined)
    throw command.refuse(`--validate ${quoted(said)} is none`, 'one of strict, warn, ignore');
  return ['fieldValidation', found];
}

export function create(command: Command, data: string | undefined): Call {
  if (command.text('raw') !== undefined) return sendRaw(command, 'POST', data);
  command.knows(...printing, 'filename', 'dry-run', 'field-manager', 'validate');
  const { path, tree } = givenObject(command, data);
  return {
    method: 'POST',
    path: withQuery(path, [
      ...command.dryRun(),
      ['fieldManager', command.text('field-manager') ?? 'kubectl-create'],
      validation(command),
    ]),
    headers,
    document: jsonLines(tree),
    contentType: json,
  };
}

/** Server-side apply: without it, kubectl reads the object first and works out a patch of its own. */
export function apply(command: Command, data: string | undefined): Call {
  command.knows(
    ...printing,
    'filename',
    'dry-run',
    'field-manager',
    'validate',
    'server-side',
    'force-conflicts',
  );
  const { path, name, tree } = givenObject(command, data);
  if (name === undefined) throw command.refuse('the object has no name', 'give it one: metadata.name');
  return {
    method: 'PATCH',
    path: withQuery(`${path}/${encodeURIComponent(name)}`, [
      ...command.dryRun(),
      ['fieldManager', command.text('field-manager') ?? 'kubectl'],
      validation(command),
      ['force', String(command.isOn('force-conflicts'))],
    ]),
    headers,
    document: jsonLines(tree),
    contentType: applyPatch,
  };
}

export function sendRaw(command: Command, method: 'POST' | 'PUT', data: string | undefined): Call {
  command.knows('raw', 'filename');
  if (data === undefined) throw command.refuse('--raw needs a file', 'name it: -f FILE');
  return {
    method,
    path: rawPath(command),
    headers: [`Accept: ${anything}`],
    document: bodyOf(data, true).lines,
    contentType: json,
  };
}

const policies: Readonly<Record<string, string>> = {
  background: 'Background',
  true: 'Background',
  orphan: 'Orphan',
  false: 'Orphan',
  foreground: 'Foreground',
};

export function remove(command: Command): Call {
  if (command.text('raw') !== undefined) {
    command.knows('raw');
    return { method: 'DELETE', path: rawPath(command), headers: [`Accept: ${anything}`] };
  }
  command.knows(
    'cascade',
    'dry-run',
    'force',
    'grace-period',
    'ignore-not-found',
    'now',
    'output',
    'timeout',
    'wait',
  );
  const object = command.object();
  if (object.name === undefined)
    throw command.refuse('kubectl lists what to delete, and deletes one after the other', 'name one object');
  const said = command.text('cascade') ?? 'background';
  const policy = policies[said.toLowerCase()];
  if (policy === undefined)
    throw command.refuse(`--cascade ${quoted(said)} is none`, 'one of background, orphan, foreground');
  const grace = graceOf(command);
  const options = {
    ...(grace === undefined ? {} : { gracePeriodSeconds: grace }),
    propagationPolicy: policy,
    ...(command.dryRun().length === 0 ? {} : { dryRun: ['All'] }),
  };
  return {
    method: 'DELETE',
    path: command.path(object),
    headers,
    document: [JSON.stringify(options)],
    contentType: json,
  };
}

/** kubectl, pkg/cmd/delete: --now is 1, --force is 0. */
function graceOf(command: Command): number | undefined {
  if (command.isOn('now')) return 1;
  const given = Number(command.text('grace-period') ?? '-1');
  if (given >= 0) return given;
  return command.isOn('force') ? 0 : undefined;
}

const patches: Readonly<Record<string, string>> = {
  strategic: 'application/strategic-merge-patch+json',
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
};

/** kubectl looks first whether the object is there. */
export function patch(command: Command): Call {
  command.knows(...printing, 'dry-run', 'field-manager', 'patch', 'subresource', 'type');
  const object = command.object();
  if (object.name === undefined) throw command.refuse('no object is named', 'such as patch deploy web');
  const kind = command.text('type') ?? 'strategic';
  const contentType = patches[kind.toLowerCase()];
  if (contentType === undefined)
    throw command.refuse(`--type ${quoted(kind)} is none`, 'one of strategic, merge, json');
  const text = command.text('patch');
  if (text === undefined) throw command.refuse('there is no patch', "say it: -p '{…}'");
  return {
    method: 'PATCH',
    path: withQuery(command.path(object, command.text('subresource')), [
      ...command.dryRun(),
      ['fieldManager', command.text('field-manager') ?? 'kubectl-patch'],
    ]),
    headers,
    document: bodyOf(text, true).lines,
    contentType,
  };
}

/** kubectl looks first whether the object is there. */
export function scale(command: Command): Call {
  command.knows(...printing, 'dry-run', 'replicas', 'timeout');
  const object = command.object();
  const replicas = Number(command.text('replicas') ?? '-1');
  if (object.name === undefined) throw command.refuse('no object is named', 'such as scale deploy web');
  if (replicas < 0) throw command.refuse('it needs to be told how many', 'say it: --replicas=3');
  return {
    method: 'PATCH',
    path: withQuery(command.path(object, 'scale'), command.dryRun()),
    headers: [`Accept: ${anything}`],
    document: [JSON.stringify({ spec: { replicas } })],
    contentType: patches.merge ?? json,
  };
}
