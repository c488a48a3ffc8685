/** A description in sections, in the order in which a client uses what it describes. */
import { clusterSection, overridden } from './cluster-section.js';
import type { Description } from './describe.js';
import { optional, type Section } from './section.js';
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
