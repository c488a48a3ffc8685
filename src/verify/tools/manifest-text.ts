/** A manifest as it is parsed and as it is shown, where some of its text may be known to a run alone. */
import { inert } from '../../display.js';
import { type Segment, showSegment, textOf, type Value } from '../value.js';

// Private use: YAML takes them for letters, and no name of Kubernetes holds one.
const firstMark = 0xe000;
const lastMark = 0xf8ff;
const marks = /[\ue000-\uf8ff]/g;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly segment: Segment;
}

export class ManifestText {
  /** For a parser: a mark stands for each part that is not known. */
  readonly text: string;
  /** Nothing of it depends on the run. */
  readonly isKnown: boolean;
  /** Marks can be told from what stands in it. */
  readonly isReadable: boolean;
  readonly #pieces: readonly Piece[];

  constructor(manifest: Value) {
    this.isKnown = textOf(manifest) !== undefined;
    let text = '';
    this.#pieces = manifest.map((segment, index) => {
      const start = text.length;
      text += textOf([segment]) ?? String.fromCharCode(Math.min(firstMark + index, lastMark));
      return { start, end: text.length, segment };
    });
    this.text = text;
    const marked = manifest.filter((segment) => textOf([segment]) === undefined).length;
    this.isReadable =
      marked === 0 ||
      (manifest.length <= lastMark - firstMark && (text.match(marks) ?? []).length === marked);
  }

  /** How many parts of a text are known to a run alone. */
  marksIn(text: string): number {
    return this.isKnown ? 0 : (text.match(marks) ?? []).length;
  }

  /** A text that the parser made of it, with what people may see in place of marks. */
  unmarked(text: string): string {
    if (this.isKnown) return text;
    return text.replace(marks, (mark) => {
      const piece = this.#pieces[mark.charCodeAt(0) - firstMark];
      return piece === undefined ? mark : showSegment(piece.segment);
    });
  }

  /** The lines from one offset to another as people may see them: inert, secrets masked, without a common indent. */
  shown(from: number, to: number): string {
    const text = this.#pieces
      .filter(({ start, end }) => start < to && end > from)
      .map(({ start, end, segment }) =>
        segment.kind === 'literal' || segment.kind === 'kubeconfig'
          ? segment.text.slice(Math.max(from - start, 0), Math.min(to, end) - start).replace(/[^\n]+/g, inert)
          : showSegment(segment),
      )
      .join('');
    const column = from - (this.text.lastIndexOf('\n', from - 1) + 1);
    return text
      .replace(new RegExp(`\\n {${column}}`, 'g'), '\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
  }
}
