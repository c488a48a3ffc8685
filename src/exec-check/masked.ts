/** A recorded call beside one that a report foretells, whose secrets and unknown texts are masked. */
import { inert } from '../display.js';
import type { Call } from '../verify/report.js';
import type { RecordedCall } from './recorded-run.js';

/** Whether the recorded call can be the one that is foretold. */
export function fits(foretold: Call, real: RecordedCall): boolean {
  if (
    (foretold.argv[0] ?? '').replace(/^.*\//, '') !== real.argv[0] ||
    foretold.argv.length !== real.argv.length
  )
    return false;
  if (!foretold.argv.slice(1).every((text, index) => like(text, real.argv[index + 1] ?? ''))) return false;
  return foretold.stdin === undefined || real.stdin === undefined || like(foretold.stdin, real.stdin);
}

const patterns = new Map<string, RegExp>();

/** A masked text stands for any; the rest has to be the same. */
function like(masked: string, real: string): boolean {
  if (masked === inert(real)) return true;
  if (!masked.includes('«')) return false;
  let pattern = patterns.get(masked);
  if (pattern === undefined) {
    const source = outerPlaceholders(masked)
      .map((part) => (part === undefined ? '[\\s\\S]*' : part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')))
      .join('');
    pattern = new RegExp(`^${source}$`);
    patterns.set(masked, pattern);
  }
  return pattern.test(inert(real));
}

/** The text between placeholders, which can hold others; undefined for each placeholder. */
function outerPlaceholders(masked: string): (string | undefined)[] {
  const parts: (string | undefined)[] = [];
  let depth = 0;
  let text = '';
  for (const character of masked) {
    if (character === '«') {
      if (depth === 0) {
        parts.push(text, undefined);
        text = '';
      }
      depth += 1;
    } else if (character === '»' && depth > 0) depth -= 1;
    else if (depth === 0) text += character;
  }
  return [...parts, text];
}
