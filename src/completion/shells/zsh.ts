/**
 * The answer for zsh, whose `compadd` matches and quotes by itself: records that end in NUL. First what is wanted, then
 * the part of the word that stays, then a value and what the list shows for it, by turns.
 */
import { inert } from '../../display.js';
import { painter } from '../../print/colors.js';
import { alignColumns } from '../../print/table.js';
import type { Answer } from '../answer.js';

export async function zshReply({ prefix, candidates, files }: Answer): Promise<string> {
  const open = candidates.length > 0 && candidates.every(({ partial }) => partial);
  const described = candidates.some(({ about }) => about !== undefined && about !== '');
  const rows = candidates.map(({ value, about = '' }) => [{ text: value }, { text: about.slice(0, 100) }]);
  const shown = described
    ? (await alignColumns(rows, painter(false))).trimEnd().split('\n')
    : candidates.map(({ value }) => inert(value));
  const how = files ? 'files' : open ? 'open' : described ? 'described' : 'values';
  const pairs = candidates.flatMap(({ value }, index) => [value, shown[index] ?? '']);
  return [how, prefix, ...pairs].map((record) => `${record}\0`).join('');
}
