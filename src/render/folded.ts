/** A long command goes on in the next line, where it may: the length of its line, as it was filled in, decides. */
import { type Dialect, endMark, foldMark } from './dialect.js';

type Way = Pick<Dialect, 'continuation' | 'indent'>;

/** As wide as comments, and one step. */
const width = 100;

/** A script's text without marks: a command that is too long for its line ends it, and goes on one step deeper. */
export function folded(text: string, way: Way): string {
  if (!text.includes(endMark)) return text;
  return text
    .split('\n')
    .map((line) => (line.includes(endMark) ? foldedLine(line, way) : line))
    .join('\n');
}

function foldedLine(line: string, { continuation, indent }: Way): string {
  const deeper = (/^ */.exec(line)?.[0] ?? '') + indent;
  const commands = line.split(endMark);
  const rest = commands.pop() ?? '';
  const lines: string[] = [];
  let last = '';
  for (const command of commands) {
    const whole = `${last}${command.replaceAll(foldMark, ' ')}`;
    if (whole.length <= width) {
      last = whole;
      continue;
    }
    const [first = '', ...groups] = command.split(foldMark);
    last += first;
    for (const group of groups) {
      const longer = `${last} ${group}`;
      if (longer.length + continuation.length <= width) last = longer;
      else {
        lines.push(last);
        last = deeper + group;
      }
    }
  }
  return [...lines, last + rest].join(`${continuation}\n`);
}
