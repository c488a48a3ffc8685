/** What the page does and ours does not, or ours alone. */
import { inert } from '../display.js';
import type { Difference } from './difference.js';

/** Never safer, and of the page it has the line. */
export function alone(
  kind: 'page' | 'ours',
  { key, line, text }: { readonly key: string; readonly line: number | undefined; readonly text: string },
): Difference {
  const what = inert(text);
  return {
    line: kind === 'page' ? line : undefined,
    text: kind === 'page' ? `${what}: ours does not do this` : `${what}: only ours does this`,
    kind,
    isSafer: false,
    key,
  };
}
