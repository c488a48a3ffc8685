/** What the YAML says that kubectl never gets to see: keys that stand twice, and documents after the first. */
import type { Node } from '../go/yaml/nodes.js';
import { parseFirstDocument } from '../go/yaml/parser.js';
import type { Mark } from '../go/yaml/yaml-error.js';
import { isFieldName } from './check-unknown.js';
import { type Problem, problem } from './problem.js';

/** Checks a text that is known to be YAML. */
export function checkText(file: string, bytes: Uint8Array): readonly Problem[] {
  const root = parseFirstDocument(bytes);
  return [...(root === undefined ? [] : doubleKeys(file, root)), ...laterDocument(file, bytes)];
}

function doubleKeys(file: string, root: Node): readonly Problem[] {
  const problems: Problem[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'sequence') node.items.forEach(visit);
    if (node.kind !== 'mapping') return;
    const first = new Map<string, Mark>();
    for (const [key, value] of node.pairs) {
      visit(value);
      if (key.kind !== 'scalar' || key.value === '<<') continue;
      const before = first.get(key.value);
      if (before === undefined) {
        first.set(key.value, key.mark);
        continue;
      }
      const { line, column } = key.mark;
      const name = isFieldName(key.value) ? `the key ${key.value}` : 'this key';
      const message = `${name} stands on line ${before.line + 1} already; the last one counts`;
      const position = { file, line: line + 1, column: column + 1 };
      problems.push(problem('KL1008', position, message, 'remove one of the two'));
    }
  };
  visit(root);
  return problems;
}

/** kubectl reads the first document, even where it is empty. `---` at the start of a line is always a boundary. */
function laterDocument(file: string, bytes: Uint8Array): readonly Problem[] {
  const lines = new TextDecoder('utf-8').decode(bytes).split(/\r\n|\r|\n/);
  let begun = false;
  for (const [index, line] of lines.entries()) {
    const boundary = /^---(?:\s|$)/.test(line);
    if (boundary && begun && lines.slice(index).some(isContent)) {
      const message = 'kubectl reads the first document of a file and ignores this one';
      const fix = 'put it in a file of its own, and list both in KUBECONFIG';
      return [problem('KL1011', { file, line: index + 1, column: 1 }, message, fix)];
    }
    begun ||= boundary || isContent(line);
  }
  return [];
}

function isContent(line: string): boolean {
  return !/^\s*(?:#.*)?$|^%|^\.\.\.\s*$|^---\s*(?:#.*)?$/.test(line);
}
