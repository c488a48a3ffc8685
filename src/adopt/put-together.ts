/** A document of ours with the prose of a page in its kept regions, so that `verify --update` leaves it as it is. */
import { documentHeader, endMark, keepMark } from '../document/marks.js';
import { renewed } from '../document/renew.js';
import { extract } from '../verify/extract/document.js';
import type { Piece, Prose } from './prose.js';

/**
 * `places`: the heading of ours for the commands behind a piece. What introduces the page, and what ends it, comes to stand
 * in the notes. Undefined where the document would not be the same one with it.
 */
export async function withProse(
  ours: string,
  { front, pieces }: Prose,
  places: ReadonlyMap<number, string>,
): Promise<string | undefined> {
  if (front === '' && pieces.length === 0) return ours;
  const header = documentHeader(ours);
  if (header === undefined) throw new Error('a document of ours has a header');
  const mark = ours.split('\n')[header.line - 1] ?? '';
  const homes = homesOf(pieces);
  const headingOf = (piece: Piece): string | undefined => {
    const home = homes.get(piece);
    return home === undefined ? undefined : places.get(home);
  };
  const regions = [...new Set(pieces.map(headingOf))].filter((heading) => heading !== undefined);
  const notes = pieces.filter((piece) => headingOf(piece) === undefined);
  const skeleton = [
    `${front}# Page`,
    mark,
    ...regions.flatMap((heading, index) => [
      heading,
      region(
        `page-${index + 1}`,
        pieces.filter((piece) => headingOf(piece) === heading),
      ),
    ]),
    notes.length === 0 ? notesOf(ours) : region('notes', notes),
  ].join('\n\n');
  const whole = renewed(`${skeleton}\n`, ours);
  if (whole === undefined || renewed(whole, ours) !== whole) return undefined;
  return (await isSame(whole, ours)) ? whole : undefined;
}

function region(name: string, pieces: readonly Piece[]): string {
  return [keepMark(name), ...pieces.map(({ text }) => text), endMark(name)].join('\n\n');
}

/** The notes as they are written, with the hint of what to write there. */
const notesOf = (ours: string): string => ours.slice(ours.lastIndexOf(keepMark('notes'))).trimEnd();

/**
 * The commands that each piece is about, by the line where they begin: those behind it; and those before it up to the next
 * heading, or else what they print. What introduces or ends the page is about none.
 */
function homesOf(pieces: readonly Piece[]): ReadonlyMap<Piece, number> {
  const homes = new Map<Piece, number>();
  for (const before of new Set(pieces.map((piece) => piece.before))) {
    const gap = pieces.filter((piece) => piece.before === before);
    const isFirst = gap[0]?.after === undefined;
    const split = isFirst ? introduction(gap) : aboutBefore(gap, before === undefined);
    for (const [place, piece] of gap.entries()) {
      const home = place < split ? piece.after : before;
      if (home !== undefined) homes.set(piece, home);
    }
  }
  return homes;
}

/** How many pieces are about the commands before them. */
function aboutBefore(gap: readonly Piece[], isEnd: boolean): number {
  const heading = gap.findIndex(({ kind }) => kind === 'heading');
  if (heading !== -1) return heading;
  return isEnd ? gap.length : gap.findLastIndex(({ kind }) => kind === 'fence') + 1;
}

/** How many pieces come before what introduces the first commands: their heading, or else a sentence. */
function introduction(gap: readonly Piece[]): number {
  const last = gap.findLastIndex(({ kind }) => kind === 'heading');
  if (last > 0) return last;
  return gap.at(-1)?.kind === 'heading' ? gap.length : Math.max(gap.length - 1, 0);
}

/** Whether a reader copies the same commands out of both. */
async function isSame(whole: string, ours: string): Promise<boolean> {
  const [here, there] = await Promise.all([copied(whole), copied(ours)]);
  return here === there;
}

async function copied(text: string): Promise<string> {
  const { scripts, skipped, styled } = await extract('markdown', text);
  const blocks = scripts.map(({ shell, text: all, blocks: places }) => {
    const lines = all.split('\n');
    return [shell, ...places.map(({ first, last }) => lines.slice(first - 1, last).join('\n'))];
  });
  return JSON.stringify([blocks, styled, skipped.filter(({ mayRun }) => mayRun).length]);
}
