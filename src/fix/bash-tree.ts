/** Where a place of a script stands in its tree. */
import { type Command, forEachChild, parse, type SyntaxNode, type Word } from 'unbash';

/** The nodes around an offset, from the script inwards; the last ones begin right there. */
export interface Spot {
  readonly path: readonly SyntaxNode[];
  readonly command: Command;
  /** The pipeline that the command is a part of, or undefined. */
  readonly pipeline: readonly SyntaxNode[] | undefined;
  /** The word of the command that holds the offset. */
  readonly word: Word;
}

/** Answers for many offsets of one text. */
export function spotsIn(text: string): (offset: number) => Spot | undefined {
  const script = parse(text);
  return (offset) => {
    const path: SyntaxNode[] = [];
    const visit = (node: SyntaxNode): void => {
      if (offset < node.pos || offset >= node.end) return;
      path.push(node);
      forEachChild(node, visit);
    };
    visit(script as SyntaxNode);
    const at = path.findLastIndex((node) => node.type === 'Command');
    const command = path[at];
    const word = path[at + 1];
    if (command?.type !== 'Command' || word?.type !== 'Word') return undefined;
    const pipeline = path[at - 1];
    return { path, command, word, pipeline: pipeline?.type === 'Pipeline' ? pipeline.commands : undefined };
  };
}
