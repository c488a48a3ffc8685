/** What `get kuberc` lists: defaults, aliases and the plugin policy, each with its place. */
import type { Position } from '../errors.js';
import { effectOf } from '../kuberc/effects.js';
import type { Alias, FlagDefault, Kuberc } from '../kuberc/types.js';
import type { Column } from './columns.js';

export interface KubercRow {
  readonly kind: 'default' | 'alias' | 'policy';
  /** The command of a default, the name of an alias, or the field of the policy. */
  readonly name: string;
  readonly value: string;
  /** What it does to scripts that do not turn it off; null where they need not mind. */
  readonly effect: string | null;
  readonly origin: Position;
}

const flag = ({ name, value }: FlagDefault): string => `--${name}=${value}`;

export function kubercRows({ defaults, aliases, policy }: Kuberc): readonly KubercRow[] {
  return [
    ...defaults.flatMap((entry) =>
      entry.options.map((option): KubercRow => {
        const effect = effectOf(entry, option);
        const why = effect === undefined ? null : 'why' in effect ? effect.why : 'there is no such command';
        return {
          kind: 'default',
          name: entry.command,
          value: flag(option),
          effect: why,
          origin: option.position,
        };
      }),
    ),
    ...aliases.map(
      (alias): KubercRow => ({
        kind: 'alias',
        name: alias.name,
        value: written(alias),
        effect: null,
        origin: alias.position,
      }),
    ),
    ...(policy === undefined
      ? []
      : [
          {
            kind: 'policy' as const,
            name: 'credentialPluginPolicy',
            value: [policy.rule, ...policy.allowed].join(' '),
            effect: null,
            origin: policy.position,
          },
        ]),
  ];
}

/** The command that an alias stands for; what the caller writes comes in the place of the dots. */
const written = ({ command, prependArgs, appendArgs, options }: Alias): string =>
  [command, ...prependArgs, '…', ...appendArgs, ...options.map(flag)].join(' ');

export const kubercColumns: readonly Column<KubercRow>[] = [
  { header: 'KIND', cell: ({ kind }) => kind },
  { header: 'NAME', cell: ({ name }) => name },
  { header: 'VALUE', cell: ({ value }) => value },
  { header: 'ORIGIN', cell: ({ origin: { file, line } }, { path }) => `${path(file)}:${line}` },
  { header: 'EFFECT', only: 'wide', cell: ({ effect }) => effect ?? '-' },
];
