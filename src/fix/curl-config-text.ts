/**
 * A header that curl reads from its stdin instead of its argument list, in PowerShell: `--config -`, whose lines may
 * end as Windows ends them. Whether its text means the same is left to the dry run of the mended script.
 */
import type { Command, ExpandableString, Expression } from '../verify/powershell/parse/ast.js';
import { expressionOf } from './powershell-tree.js';

interface ConfigText {
  /** An expression: the configuration, for the pipe. */
  readonly text: string;
  /** Where what it stands for begins; it ends with the argument that has the secret. */
  readonly start: number;
}

/** Other arguments that read stdin, or may. */
const mayReadStdin = /^(?:["']?@?-["']?$|.*@-|-K|--config|-T|--upload-file|--variable)/;

/** `index`: of the element with the secret. Undefined where there is no safe way. */
export function headerAsConfig(text: string, command: Command, index: number): ConfigText | undefined {
  const source = ({ extent }: Command['elements'][number]): string => text.slice(extent.start, extent.end);
  const [program, ...others] = command.elements;
  if (!/curl/i.test(source(program))) return undefined;
  if (others.some((one, at) => at + 1 !== index && mayReadStdin.test(source(one)))) return undefined;
  const before = command.elements[index - 1];
  const value = expressionOf(command.elements[index]);
  if (before === undefined || value === undefined) return undefined;
  const option = source(before);
  const name =
    option === '-H' || option === '--header'
      ? 'header'
      : option === '--oauth2-bearer'
        ? 'oauth2-bearer'
        : undefined;
  const parts = partsOf(text, value);
  if (name === undefined || parts === undefined) return undefined;
  const [first, ...rest] = parts;
  const lead =
    first?.startsWith("'") === true
      ? [`'${name} = "${first.slice(1)}`, ...rest]
      : [`'${name} = "'`, ...parts];
  const last = lead.at(-1) ?? '';
  const all =
    last.endsWith("'") && lead.length > 1
      ? [...lead.slice(0, -1), `${last.slice(0, -1)}"'`]
      : [...lead, `'"'`];
  return { text: all.join(' + '), start: before.extent.start };
}

/** What a string is put together from, as PowerShell source: texts in single quotes, and variables. */
function partsOf(text: string, value: Expression): readonly string[] | undefined {
  const source = ({ start, end }: Expression['extent']): string => text.slice(start, end);
  if (value.kind === 'Variable' && !value.splatted) return [source(value.extent)];
  if (value.kind !== 'ExpandableString' || value.quote === 'double-here') return undefined;
  const parts: ExpandableString['parts'] = value.parts;
  const written = parts.map((part) => {
    if (part.kind !== 'Text') return source(part.extent);
    return /["'\\\r\n\u2018-\u201f]/.test(part.value) ? undefined : `'${part.value}'`;
  });
  return written.every((one) => one !== undefined) ? written : undefined;
}
