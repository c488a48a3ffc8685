/** What a sabotage is: a good script spoilt in one place, or a small bad one, and what must be found where. */
import type { CodeName } from '../../../src/verify/codes.js';
import type { Shell } from '../../../src/verify/report.js';

/** Which of our own scripts is spoilt. */
export interface Base {
  readonly recipe: 'token' | 'secret-token' | 'proxy';
  readonly shell: Shell;
  readonly style: 'safe' | 'article';
}

export interface Sabotage {
  readonly name: string;
  readonly shell: Shell;
  /** The generated script that is edited; undefined where `text` is a script of its own. */
  readonly base: Base | undefined;
  /** For a generated script: what stands there exactly once, and what stands there instead. */
  readonly edit: readonly [find: string, replacement: string] | undefined;
  /** A script of its own. */
  readonly text: string | undefined;
  readonly code: CodeName;
  /** A piece of the one line on which the finding must stand. */
  readonly at: string;
}

interface Where {
  /** Else the first line of the replacement. */
  readonly at?: string;
}

type Edit = (name: string, find: string, replacement: string, code: CodeName, where?: Where) => Sabotage;

/** Makes sabotages of one of our own scripts. */
export function spoilt(recipe: Base['recipe'], shell: Shell, style: Base['style'] = 'safe'): Edit {
  const base = { recipe, shell, style };
  return (name, find, replacement, code, where = {}) => ({
    name,
    shell,
    base,
    edit: [find, replacement],
    text: undefined,
    code,
    at: where.at ?? replacement.split('\n')[0] ?? '',
  });
}

type Write = (name: string, lines: readonly string[], code: CodeName, at: string) => Sabotage;

/** Makes bad scripts of a few lines. */
export function written(shell: Shell): Write {
  return (name, lines, code, at) => ({
    name,
    shell,
    base: undefined,
    edit: undefined,
    text: lines.map((line) => `${line}\n`).join(''),
    code,
    at,
  });
}
