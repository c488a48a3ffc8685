/** An applied object in a report for people: what it says, short; and where runs differ, in what. */
import { diffLines } from 'diff';
import { inert } from '../../display.js';
import type { ClusterWrite } from '../report.js';

const width = 80;
const indent = '    ';
/** So that a report of many objects stays one that people read. */
const mostLines = 12;

/** The lines under a change: the first manifest, then, for each other one, the lines that differ. */
export function manifestLines({ manifests }: Pick<ClusterWrite, 'manifests'>): readonly string[] {
  const [first, ...others] = manifests;
  if (first === undefined) return [];
  return [
    ...shortened(first.split('\n')),
    ...others.flatMap((other) => [`${indent}or, on another way:`, ...shortened(difference(first, other))]),
  ];
}

function difference(before: string, after: string): readonly string[] {
  return diffLines(`${before}\n`, `${after}\n`).flatMap(({ value, added, removed }) =>
    added || removed
      ? value
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${added ? '+' : '-'} ${line}`)
      : [],
  );
}

function shortened(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, lines.length > mostLines ? mostLines - 1 : mostLines).map((line) => {
    const characters = [...inert(line)];
    const room = width - indent.length;
    return (
      indent + (characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : characters.join(''))
    );
  });
  const left = lines.length - shown.length;
  return left === 0 ? shown : [...shown, `${indent}… ${left} more lines (--format json shows them)`];
}
