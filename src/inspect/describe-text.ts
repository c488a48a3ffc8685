/** A description for a terminal: labels, values, and behind them where each value comes from. */
import { inert } from '../display.js';
import type { Position } from '../errors.js';
import type { Paint } from '../print/colors.js';
import { measure } from '../print/table.js';
import { clusterSection, overridden } from './cluster-section.js';
import type { Description } from './describe.js';
import { type Line, optional, type Section } from './section.js';
import { userSection } from './user-section.js';

/** The sections of a description, in the order in which a client uses them. */
export function descriptionSections(description: Description): readonly Section[] {
  return [contextSection(description), clusterSection(description), userSection(description)];
}

function contextSection({
  context,
  current,
  currentPosition,
  namespace,
  cluster,
  user,
}: Description): Section {
  const given = (one: { readonly given: boolean }): string => (one.given ? ' (from the command line)' : '');
  return {
    title: 'Context',
    lines: [
      { label: 'name', value: context.name === '' ? 'none' : context.name, position: context.position },
      ...overridden(context.overrides),
      ...(current ? [{ label: 'current', value: 'yes', position: currentPosition }] : []),
      {
        label: 'cluster',
        value: `${cluster.name}${given(cluster)}`,
        position: cluster.given ? undefined : context.origins.get('cluster'),
      },
      {
        label: 'user',
        value: user.name === '' ? 'none' : `${user.name}${given(user)}`,
        position: user.given ? undefined : context.origins.get('user'),
      },
      {
        label: 'namespace',
        value: `${namespace.name}${given(namespace)}`,
        position: namespace.given ? undefined : context.origins.get('namespace'),
      },
      ...optional('extensions', context.extensions.join(', '), {
        position: context.origins.get('extensions'),
      }),
    ],
  };
}

/** Values longer than this do not push the places of all others to the right. */
const widestValue = 60;

/** Lines of text, each with a line break; a terminal of any width can show them. */
export async function printSections(sections: readonly Section[], paint: Paint): Promise<string> {
  const lines = sections.flatMap(({ lines }) => lines);
  const width = await measure(lines.map(({ value }) => inert(value)));
  const labels = Math.max(...lines.map(({ label }) => label.length));
  const values = Math.max(
    ...lines.map(({ value }) => width(inert(value))).filter((size) => size <= widestValue),
    0,
  );
  const text = ({ label, value, position, style }: Line): string => {
    const shown = inert(value);
    const place = position === undefined ? '' : paint('dim', placeText(position));
    const padding = ' '.repeat(Math.max(0, values - width(shown)));
    const painted = style === undefined ? shown : paint(style, shown);
    return `  ${label.padEnd(labels)}  ${place === '' ? painted : `${painted}${padding}  ${place}`}`.trimEnd();
  };
  return sections
    .map(({ title, lines: own }) => `${[paint('bold', title), ...own.map(text)].join('\n')}\n`)
    .join('');
}

function placeText({ file, line }: Position): string {
  return `${inert(file)}:${line}`;
}
