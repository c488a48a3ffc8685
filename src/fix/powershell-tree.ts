/** Where a place of a PowerShell script stands in its tree. */
import type { Command, Expression, Extent, Node, Pipeline } from '../verify/powershell/parse/ast.js';
import { parsePowerShell } from '../verify/powershell/parse/parse.js';

export interface Spot {
  readonly command: Command;
  /** The pipeline that the command is a part of. */
  readonly pipeline: Pipeline;
  /** The command's element that begins at the offset. */
  readonly element: Command['elements'][number];
  readonly index: number;
}

/** Answers for many offsets of one text; throws what `parsePowerShell` throws. */
export function spotsIn(text: string): (offset: number) => Spot | undefined {
  const script = parsePowerShell(text);
  return (offset) => {
    let found: Spot | undefined;
    const visit = (node: object): void => {
      if (isPipeline(node)) found = spotOf(node, offset) ?? found;
      for (const child of Object.values(node)) {
        if (typeof child === 'object' && child !== null && around(child, offset)) visit(child);
      }
    };
    visit(script);
    return found;
  };
}

function spotOf(pipeline: Pipeline, offset: number): Spot | undefined {
  for (const command of pipeline.elements) {
    if (command.kind !== 'Command') continue;
    const index = command.elements.findIndex(({ extent }) => extent.start === offset);
    const element = command.elements[index];
    if (element !== undefined) return { command, pipeline, element, index };
  }
  return undefined;
}

const isPipeline = (node: object): node is Pipeline => (node as Partial<Node>).kind === 'Pipeline';

/** Lists and clauses have no extent of their own. */
function around(node: object, offset: number): boolean {
  const { extent } = node as { extent?: Extent };
  return extent === undefined || (extent.start <= offset && offset < extent.end);
}

/** An element that is no parameter. */
export function expressionOf(element: Command['elements'][number] | undefined): Expression | undefined {
  return element === undefined || element.kind === 'CommandParameter' ? undefined : element;
}
