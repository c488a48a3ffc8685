/** `[IO.Path]` */
import { alphabets } from '../../alphabet.js';
import { concat, emptiness, literal, show, textOf, unknown, type Value } from '../../value.js';
import { plain, string } from '../state/objects.js';
import { Paths } from '../state/paths.js';
import { confirmCount, refuseCall, type StaticCall, type StaticMethod, textAt } from './static-call.js';

const temporaryFolder = 'temporary folder';
const randomName = 'random name';

const getTempPath: StaticMethod = (call) => {
  confirmCount(call, 0);
  return Paths.of(
    call.state,
    string(unknown(temporaryFolder, { nonEmpty: true, characters: alphabets.line })),
  );
};

const getRandomFileName: StaticMethod = (call) => {
  confirmCount(call, 0);
  return Paths.of(call.state, string(unknown(randomName, { nonEmpty: true, characters: alphabets.word })));
};

const combine: StaticMethod = (call) => {
  if (call.arguments.length < 2 || call.arguments.length > 4) refuseCall(call);
  return Paths.of(
    call.state,
    string(
      combinePaths(
        call,
        call.arguments.map((_, index) => textAt(call, index)),
      ),
    ),
  );
};

const isUnknown = (value: Value, what: string): boolean => {
  const [only, ...more] = value;
  return only?.kind === 'unknown' && only.what === what && more.length === 0;
};

const isStartFolder = ([only, ...more]: Value): boolean =>
  only?.kind === 'unknown' && only.startFolder === true && only.temporary !== true && more.length === 0;

/** Parts of a path joined; a name that is new at each run, in the temporary folder, is this run's own. */
export function combinePaths(call: StaticCall, parts: readonly Value[]): Value {
  const [first, ...rest] = parts;
  if (first === undefined) return refuseCall(call);
  let path = first;
  for (const part of rest) {
    const text = textOf(part);
    if (emptiness(part) === 'either') refuseCall(call);
    // A rooted part replaces what stands before it.
    const start = textOf(part.slice(0, 1)) ?? 'x';
    if (text === '' || /^[/\\]|^[A-Za-z]:|[\0]/.test(start)) refuseCall(call);
    if (part[0]?.kind === 'unknown' && part[0].what !== randomName && part[0].what !== 'a new GUID')
      refuseCall(call);
    path = join(call, path, part);
  }
  return path;
}

function join(call: StaticCall, path: Value, part: Value): Value {
  if (isUnknown(path, temporaryFolder) || isStartFolder(path)) {
    const random = part.some(
      (segment) =>
        segment.kind === 'unknown' && (segment.what === randomName || segment.what === 'a new GUID'),
    );
    if (
      random &&
      part.every((segment) => segment.kind === 'unknown' || /^[\w.-]*$/.test(textOf([segment]) ?? '/'))
    ) {
      const pattern = part.map((segment) => (segment.kind === 'unknown' ? '*' : show([segment]))).join('');
      const startFolder = isStartFolder(path);
      return unknown(`${startFolder ? 'new' : 'temporary'} folder ${pattern}`, {
        nonEmpty: true,
        characters: alphabets.line,
        temporary: true,
        ...(startFolder ? { startFolder } : {}),
      });
    }
    // GetTempPath ends with a separator.
    if (!isStartFolder(path)) return concat(path, part);
  }
  const last = textOf(path.slice(-1));
  if (textOf(path) === '') return part;
  const separator = call.machine.world.os === 'windows' ? '\\' : '/';
  if (last !== undefined && (last.endsWith('/') || (separator === '\\' && last.endsWith('\\'))))
    return concat(path, part);
  return concat(path, literal(separator), part);
}

const getFileName: StaticMethod = (call) => {
  confirmCount(call, 1);
  const text = textOf(textAt(call, 0));
  if (text === undefined || call.machine.world.os === 'windows') return refuseCall(call);
  return Paths.of(call.state, plain(text.slice(text.lastIndexOf('/') + 1)));
};

export const pathsStatics: ReadonlyMap<string, StaticMethod> = new Map<string, StaticMethod>([
  ['io.path::gettemppath', getTempPath],
  ['io.path::getrandomfilename', getRandomFileName],
  ['io.path::combine', combine],
  ['io.path::join', combine],
  ['io.path::getfilename', getFileName],
]);
