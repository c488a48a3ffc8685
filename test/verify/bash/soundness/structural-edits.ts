/** Random edits of a script that know its statements: blocks that move, nest, repeat, or change their operators. */
import { parse } from 'unbash';
import type { Random } from '../../../support/random.js';
import type { Edit } from '../../soundness/edit.js';
import { expansions, type Frame, frames, names, operators, prefixes, suffixes } from './edit-material.js';

/** One random edit. `others`: scripts to take lines and words from. */
export function structuralEdit(text: string, random: Random, others: readonly string[]): Edit {
  const lines = text.split('\n');
  const named = (name: string, edited: string): Edit => ({ name, text: edited });
  const at = <T>(list: readonly T[]): T | undefined => list[random.below(Math.max(1, list.length))];
  const put = (name: string, start: number, count: number, ...more: string[]): Edit =>
    named(name, [...lines.slice(0, start), ...more, ...lines.slice(start + count)].join('\n'));
  const replaceOne = (name: string, pattern: RegExp, change: (match: RegExpMatchArray) => string): Edit => {
    const match = at([...text.matchAll(pattern)]);
    if (match === undefined) return put(`${name}: nothing`, 0, 0);
    const { index = 0 } = match;
    return named(name, text.slice(0, index) + change(match) + text.slice(index + match[0].length));
  };
  /** Lines that can stand alone, where some are found. */
  const block = (): [start: number, count: number] => {
    for (let attempt = 0; attempt < 12; attempt++) {
      const start = random.below(lines.length);
      const count = 1 + random.below(random.chance(0.3) ? 12 : 4);
      const part = lines.slice(start, start + count).join('\n');
      if (part.trim() === '' || part.startsWith('#!')) continue;
      if ((parse(part).errors ?? []).length === 0) return [start, Math.min(count, lines.length - start)];
    }
    return [random.below(lines.length), 1];
  };
  const nested = (name: string, frame: Frame): Edit => {
    const [start, count] = block();
    return put(name, start, count, frame[0], ...lines.slice(start, start + count), frame[1]);
  };
  const kinds: readonly [() => Edit, ...(() => Edit)[]] = [
    () => nested('nested', random.pick(frames)),
    () => nested('nested', random.pick(frames)),
    () => nested('nested', random.pick(frames)),
    () => {
      const [start, count] = block();
      const copy = [...lines];
      const moved = copy.splice(start, count);
      copy.splice(random.below(copy.length + 1), 0, ...moved);
      return named('block moved', copy.join('\n'));
    },
    () => {
      const [start, count] = block();
      return put('block doubled', start, 0, ...lines.slice(start, start + count));
    },
    () => {
      const [start, count] = block();
      return put('block removed', start, count);
    },
    () => {
      const [i, j] = [random.below(lines.length), random.below(lines.length)];
      const copy = [...lines];
      [copy[i], copy[j]] = [copy[j] ?? '', copy[i] ?? ''];
      return named('lines swapped', copy.join('\n'));
    },
    () => {
      const foreign = at(others)?.split('\n') ?? [];
      const start = random.below(Math.max(1, foreign.length));
      return put(
        'lines of another script',
        random.below(lines.length + 1),
        0,
        ...foreign.slice(start, start + 1 + random.below(4)),
      );
    },
    () => {
      const word = at((at(others) ?? '').match(/\S+/g) ?? []) ?? '';
      return replaceOne('word of another script', /\S+/g, () => word);
    },
    () => {
      const [pattern, into] = at(operators) ?? [/$/g, ''];
      return replaceOne('operator changed', pattern, (match) => into.replace('$1', match[1] ?? ''));
    },
    () => {
      const [pattern, into] = at(operators) ?? [/$/g, ''];
      return replaceOne('operator changed', pattern, (match) => into.replace('$1', match[1] ?? ''));
    },
    () => {
      const i = random.below(lines.length);
      return put(
        'prefix',
        i,
        1,
        (lines[i] ?? '').replace(/\S/, (first) => `${at(prefixes) ?? ''}${first}`),
      );
    },
    () => {
      const i = random.below(lines.length);
      return put('suffix', i, 1, `${lines[i] ?? ''}${at(suffixes) ?? ''}`);
    },
    () => {
      const expansion = at(expansions) ?? '';
      return replaceOne('expansion changed', /"?\$\{?([A-Za-z_]\w*|[0-9@*#?!$-])\}?"?/g, (match) =>
        expansion.replaceAll('N', match[1] ?? 'x'),
      );
    },
    () => {
      const expansion = at(expansions) ?? '';
      const name = at([...text.matchAll(/\b([A-Za-z_]\w*)=/g)])?.[1] ?? 'x';
      return replaceOne('expansion instead of a word', /(?<=[\s=])[A-Za-z0-9/._-]+/g, () =>
        expansion.replaceAll('N', name),
      );
    },
    () => {
      const name = at([...text.matchAll(/\b([A-Za-z_]\w*)=/g)])?.[1] ?? 'x';
      return named(
        'variable renamed everywhere',
        text.replace(new RegExp(`\\b${name}\\b`, 'g'), at(names) ?? ''),
      );
    },
    () => {
      const name = at([...text.matchAll(/\b([A-Za-z_]\w*)\(\)/g)])?.[1] ?? 'x';
      const other = random.pick([
        'kubectl',
        'curl',
        'printf',
        'echo',
        'test',
        'cat',
        'exit',
        'set',
        'f',
        'f-g',
        'base64',
        '[',
        'x.y',
      ]);
      return named('function renamed everywhere', text.replace(new RegExp(`\\b${name}\\b`, 'g'), other));
    },
    () => {
      const name = at([...text.matchAll(/\b([A-Za-z_]\w*)=/g)])?.[1] ?? 'x';
      const line = random.pick([
        `${name}=`,
        `${name}='a b'`,
        `${name}=*`,
        `unset ${name}`,
        `export ${name}`,
        `readonly ${name}`,
        `${name}=($${name} b)`,
        `local ${name}`,
        `read -r ${name} </dev/null`,
        `${name}+=x`,
        `: "\${${name}:=y}"`,
        `${name}=$((${name} + 1))`,
        `echo "$${name}"`,
        `[ -n "$${name}" ] || exit 4`,
        `case $${name} in a*) exit 5 ;; esac`,
        `for ${name} in a b; do :; done`,
        `${name}="$${name}"`,
        `printf '%s' "$${name}" >out`,
        `${name}=$(cat out)`,
        `${name}=-x`,
        `${name}="$(echo)"`,
        `${name}=08`,
        `${name}=~`,
        `${name}=$'a\\nb'`,
      ]);
      return put('variable touched', random.below(lines.length + 1), 0, line);
    },
    () => {
      const i = random.below(lines.length);
      const line = lines[i] ?? '';
      const cut = random.below(line.length + 1);
      return put('line broken', i, 1, line.slice(0, cut), line.slice(cut));
    },
    () =>
      put(
        'tabs',
        0,
        lines.length,
        ...lines.map((line) => line.replace(/^ +/, (all) => '\t'.repeat(all.length / 2))),
      ),
  ];
  return random.pick(kinds)();
}
