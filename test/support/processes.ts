/**
 * Which test files share a process. Most do no more than call functions: what each of them costs, in a process of its own,
 * is the start of node, and code that V8 meets for the first time. What starts processes and goes on meanwhile, listens, waits,
 * measures time, or changes what belongs to its process stays alone.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** So many files share a process at most: a run of all has a few of them, side by side. */
const most = 40;

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
  const count = Math.ceil(together.length / most);
  const shared = Array.from({ length: count }, (_, index) => {
    const entry = join(folder, `together-${index + 1}.mjs`);
    // In turn: a folder's files are alike, and so no process has all of the slow ones.
    return { entry, files: together.filter((_file, at) => at % count === index) };
  });
  mkdirSync(folder, { recursive: true });
  for (const { entry, files } of shared) writeFileSync(entry, entryOf(files));
  return [...shared, ...alone];
}
