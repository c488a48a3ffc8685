/** bash as the judge of what our parser reads: whether it accepts a script, and how it writes it itself. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forEachChild, parse, type SyntaxNode } from 'unbash';
import { checkBytes } from '../../../../src/verify/bash/read/bytes.js';
import { confirmReadable } from '../../../../src/verify/bash/read/gate.js';
import { execution } from '../../../../src/verify/bash/run/execution.js';
import { Machine } from '../../../../src/verify/bash/state/machine.js';
import { Recorder } from '../../../../src/verify/recorder.js';
import { Refusal } from '../../../../src/verify/refusal.js';
import { sourceOf } from '../../../../src/verify/source.js';
import { exampleWorld } from '../../../support/example-world.js';
import { canonical } from './canonical.js';

/** Neither starts anything: `-n` reads alone, and `--pretty-print` writes the commands that it reads. */
const loop = `
cd "$1" || exit
for file in *.sh; do
  if [ -e "$file.ours" ]; then
    bash --pretty-print "$file" >"$file.pretty" 2>"$file.error"
  else
    bash -n "$file" 2>"$file.error"
  fi
  echo "$?" >"$file.status"
done
`;

export interface Comparison {
  readonly script: string;
  /** Why our front end refuses it; undefined where it accepts it. */
  readonly refused: string | undefined;
  /** What bash has against it; undefined where it accepts it. */
  readonly invalid: string | undefined;
  /** What is wrong, where we accept the script. */
  readonly difference: string | undefined;
}

/** Whether the front end reads a script: the look at its bytes, the parser, and the gate behind it. */
export function refusedBy(script: string): string | undefined {
  const recorder = new Recorder();
  const source = sourceOf(script);
  const machine = new Machine(exampleWorld(), recorder, 'bash', execution);
  try {
    checkBytes({ machine, source });
    confirmReadable(parse(script), script);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.reason}`;
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  return recorder.report().findings.find(({ notProved }) => notProved)?.message;
}

/** Holds our reading of each script against bash's. */
export function compare(scripts: readonly string[]): readonly Comparison[] {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-parser-'));
  try {
    const refused = scripts.map(refusedBy);
    const nameOf = (index: number): string => join(folder, `${String(index).padStart(6, '0')}.sh`);
    for (const [index, script] of scripts.entries()) {
      writeFileSync(nameOf(index), script);
      if (refused[index] === undefined) writeFileSync(`${nameOf(index)}.ours`, '');
    }
    execFileSync('bash', ['-c', loop, 'bash', folder], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      stdio: 'ignore',
    });
    return scripts.map((script, index): Comparison => {
      const read = (ending: string): string => readFileSync(`${nameOf(index)}.${ending}`, 'utf8');
      const errors = read('error').replaceAll(`${String(index).padStart(6, '0')}.sh: `, '');
      // An unclosed here-document is a warning, and no script that anybody meant.
      const invalid = read('status').trim() === '0' && errors === '' ? undefined : errors || 'refused';
      if (refused[index] !== undefined)
        return { script, refused: refused[index], invalid, difference: undefined };
      const difference =
        invalid === undefined ? differenceOf(script, read('pretty')) : `bash refuses it: ${invalid}`;
      return { script, refused: undefined, invalid, difference };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const reserved: ReadonlySet<string> = new Set(
  '! { } [[ ]] case coproc do done elif else esac fi for function if in select then time until while'.split(
    ' ',
  ),
);

/**
 * Whether bash itself writes down something else than it reads: redirections go behind a command's words, where a name
 * such as `if` becomes a keyword; so does that of a function; no `;` stands behind the text of a here-document, nor
 * between commands on one line after such a text; a line begins with the `||` that goes on behind it; and a coprocess
 * of a simple command gets a name that is read as the command.
 */
function isMiswritten(script: string): boolean {
  let found = false;
  const holds = (node: SyntaxNode): boolean => {
    let document = node.type === 'HereDoc';
    forEachChild(node, (child) => {
      document ||= holds(child);
    });
    return document;
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Function') found ||= reserved.has(node.name.text);
    if (node.type === 'CompoundList' || node.type === 'Script')
      found ||= node.commands.length > 1 && holds(node);
    if (node.type === 'Command') {
      const moved = node.prefix.some((one) => one.type !== 'Assignment');
      found ||= moved && reserved.has(node.name?.text ?? '');
    }
    if (node.type === 'Coproc') found ||= node.body.type === 'Command';
    if (node.type === 'HereDoc') found ||= /^[^\n]*(?:[;&]|\|\|)/.test(script.slice(node.pos));
    forEachChild(node, visit);
  };
  forEachChild(parse(script), visit);
  return found;
}

/** How bash's own writing of a script differs from the script, read by our parser; undefined where it does not. */
function differenceOf(script: string, pretty: string): string | undefined {
  const again = parse(pretty);
  const [error] = again.errors ?? [];
  if (error !== undefined)
    return isMiswritten(script) ? undefined : `bash writes what is not read (${error.message}):\n${pretty}`;
  const [ours, its] = [parse(script), again].map((tree) => JSON.stringify(canonical(tree)));
  if (ours === its || isMiswritten(script)) return undefined;
  return `ours: ${ours}\nbash: ${its}\n${pretty}`;
}
