/** What stops every call of kubectl though the file is read: names of aliases, and flags written with dashes. */
import type { KubercFault } from './read.js';
import type { Kuberc } from './types.js';

/** kubectl's pkg/kuberc/kuberc.go: letters of ASCII alone, and each name once. */
export function faultOfAliases({ aliases }: Kuberc): KubercFault | undefined {
  const known = new Set<string>();
  for (const { name, position } of aliases) {
    if (!/^[A-Za-z]+$/.test(name))
      return {
        unread: false,
        message: 'the name of an alias has other characters than letters',
        position,
        hint: 'use letters only',
      };
    if (known.has(name))
      return { unread: false, message: `the alias ${name} stands twice`, position, hint: 'remove one' };
    known.add(name);
  }
  return undefined;
}

/** A flag is named without dashes. */
export function faultOfFlagNames({ defaults, aliases }: Kuberc): KubercFault | undefined {
  const dashed = [...defaults, ...aliases]
    .flatMap(({ options }) => options)
    .find(({ name }) => name.startsWith('-'));
  if (dashed === undefined) return undefined;
  const { name, position } = dashed;
  const hint = `write ${name.replace(/^-+/, '')}`;
  return { unread: false, message: 'a flag is written with dashes', position, hint };
}
