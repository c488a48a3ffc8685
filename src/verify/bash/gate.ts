/** What is refused before anything is interpreted: trees that do not cover their text. */
import { forEachChild, type Script, type SyntaxNode } from 'unbash';
import { Refusal } from './refusal.js';
import { confirmParsed } from './substitution.js';

/** Refuses a script that the parser had errors with. */
export function confirmReadable(script: Script, _text: string, offset = 0): void {
  confirmParsed(script, offset);
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc' && node.closing === undefined) {
      throw new Refusal('KS1005', 'the here-document has no end', node.pos);
    }
    if (node.type === 'Script') confirmParsed(node, offset);
    forEachChild(node, visit);
  };
  forEachChild(script, visit);
}
