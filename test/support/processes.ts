/**
 * Which test files share a process. Most do no more than call functions: what each of them costs, in a process of its own,
 * is the start of node, and code that V8 meets for the first time. What starts processes and goes on meanwhile, listens, waits,
 * measures time, or changes what belongs to its process stays alone.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { full } from './size.js';
import type { TestFile } from './test-files.js';

/** What node runs, and the test files in it. */
export interface Process {
  readonly entry: string;
  readonly files: readonly TestFile[];
}

const modules = /'node:(?:child_process|cluster|http|https|inspector|net|timers|tls|worker_threads|zlib)\b/;
/** All but reading: a variable, the working folder, which node and whose it is. */
const ownState =
  /\bprocess\.(?!cwd\(\)|env\.\w+(?! = )\b|(?:arch|execPath|getuid|platform|versions?)\b)|\bdelete process\b|\bglobalThis\b|\bmock\b/;
const clock = /\b(?:performance|setTimeout|setInterval)\b/;
/** In a full run, what is held to real tools is held to them for long, and side by side. */
const tools = /\bfindProgram\(/;
const patterns = [modules, ownState, clock, ...(full ? [tools] : [])];

/**
 * Words such as "ends its process." do nothing, what is over when the call returns, as `spawnSync` is, leaves nothing behind, and a
 * copy of the environment is only read.
 */
const harmless =
  /^ *(?:\/\*|\*|\/\/).*$|^import \{(?:\s+\w+Sync,?)+\s+\} from 'node:\w+';$|(?:\.\.\.|\} = )process\.env\b/gm;

const isAlone = (text: string): boolean => {
  const code = text.replaceAll(harmless, '');
  return patterns.some((pattern) => pattern.test(code));
};

/** What takes a portion of itself in a quick run is large in a full one. */
const isLarge = (text: string): boolean => full && /\bSUITE\b/.test(text);

const texts = new Map<string, string>();

function read(path: string): string {
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  texts.set(path, text);
  return text;
}

/** The compiled text of a test file and of what it imports of the tests, but nothing of the product. */
function everyText(path: string, seen: Set<string> = new Set()): readonly string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = read(path);
  const imported = [...text.matchAll(/(?:from|^import) '(\.[^']+)'/gm)]
    .map(([, target = '']) => resolve(dirname(path), target))
    .filter((target) => !target.includes('/dist/src/'));
  return [text, ...imported.flatMap((target) => everyText(target, seen))];
}

/** A file of which every other one is imported, each as a suite of its name: what one throws fails its suite alone. */
function entryOf(files: readonly TestFile[]): string {
  const suites = files.map(({ source, compiled }) => {
    const url = JSON.stringify(pathToFileURL(compiled).href);
    return `describe(${JSON.stringify(source)}, async () => void (await import(${url})));\n`;
  });
  return `import { describe } from 'node:test';\n${suites.join('')}`;
}

/** So many files share a process, or more of them where there are no more processes than these. */
const usual = 40;
/** One less than run side by side (run-files.ts): beside them, which compute, begins what is alone, and waits now and then. */
const mostProcesses = Math.max(2, 2 * availableParallelism() - 1);

/** Of a processor, in a quick run: of the files that share a process those that take longest. */
export const seconds: Readonly<Record<string, number>> = {
  cases: 23,
  'fleet/threads': 10,
  'fleet/fleet': 9,
  readme: 8,
  'render/analyzers': 7,
  'verify/powershell/differential': 7,
  'adopt/found': 4,
  'commands/generate-matrix': 4,
  'document/markdown': 4,
  'look/parts': 4,
  'render/paste': 4,
  'render/quoting': 4,
  'command-line/answers': 3,
  'command-line/help-width': 3,
  'drift/drift': 3,
};
/** Of any other. */
const fewSeconds = 0.6;

export const secondsOf = ({ source }: TestFile): number =>
  seconds[source.replace(/^test\/|\.test\.ts$/g, '')] ?? fewSeconds;

/** So that the processes end at the same time, each with its files in the order that they are given in. */
function shareOut(files: readonly TestFile[]): readonly (readonly TestFile[])[] {
  const count = Math.min(mostProcesses, Math.ceil(files.length / usual));
  const shares = Array.from({ length: count }, () => ({ files: new Set<TestFile>(), seconds: 0 }));
  for (const file of files.toSorted((one, other) => secondsOf(other) - secondsOf(one))) {
    const least = shares.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    least.files.add(file);
    least.seconds += secondsOf(file);
  }
  return shares.map((share) => files.filter((file) => share.files.has(file)));
}

/** The processes that run these files. What several share is written to the folder. */
export function processesOf(files: readonly TestFile[], folder: string): readonly Process[] {
  const together: TestFile[] = [];
  const alone: Process[] = [];
  for (const file of files) {
    const own = everyText(file.compiled);
    if (own.some((text) => isAlone(text) || isLarge(text)))
      alone.push({ entry: file.compiled, files: [file] });
    else together.push(file);
  }
  const shared = shareOut(together).map((files, index) => ({
    entry: join(folder, `together-${index + 1}.mjs`),
    files,
  }));
  mkdirSync(folder, { recursive: true });
  for (const { entry, files } of shared) writeFileSync(entry, entryOf(files));
  return [...shared, ...alone];
}
