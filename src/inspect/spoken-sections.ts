/** A description in the reader's language: its titles and labels, and those values that are words of ours. */
import { english, type Say } from '../speech.js';
import type { Line, Section } from './section.js';

/** What stands behind these labels is said by us; all else comes from the kubeconfig, and stays as it is. */
const ours: ReadonlySet<string> = new Set([
  ...['TLS', 'valid', 'key', 'token', 'password', 'current', 'overrides', 'certificate'],
  ...['CA', 'auth-provider', 'id-token', 'chain', 'signs in as', 'compression', 'address', 'program'],
]);

/** What stands behind a name that the command line gave. */
const given = ' (from the command line)';

export function spokenSections(sections: readonly Section[], say: Say): readonly Section[] {
  if (say === english.say) return sections;
  return sections.map(({ title, lines }) => ({
    title: say(title),
    lines: lines.map((line) => spokenLine(line, say)),
  }));
}

function spokenLine(line: Line, say: Say): Line {
  const { label, value } = line;
  const name = label.trim();
  const indent = label.slice(0, label.length - label.trimStart().length);
  return { ...line, label: indent + say(name), value: spokenValue(name, value, say) };
}

function spokenValue(label: string, value: string, say: Say): string {
  if (label === 'signs in with')
    return value
      .split(', ')
      .map((method) => say(method))
      .join(say(', '));
  if (ours.has(label) || value === 'itself') return say(value);
  return value.endsWith(given) ? value.slice(0, -given.length) + say(given) : value;
}
