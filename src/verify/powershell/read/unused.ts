/** Variables that nothing reads: often the name that reads one is misspelled. */
import type * as ast from '../parse/ast.js';
import { visitNodes } from '../parse/visit.js';
import type { Machine } from '../state/machine.js';
import { automatic, preferences } from '../variables/automatic.js';

/** Finds variables that are assigned and stand nowhere else in the script. */
export function noteUnused(machine: Machine, script: ast.ScriptBlock): void {
  const assigned = new Map<string, ast.Variable>();
  const targets = new Set<ast.Node>();
  visitNodes(script, (node) => {
    if (node.kind !== 'Assignment') return;
    for (const target of targetsOf(node.left)) {
      targets.add(target);
      const name = target.name.toLowerCase();
      const known = assigned.get(name);
      if (known === undefined || target.extent.start < known.extent.start) assigned.set(name, target);
    }
  });
  visitNodes(script, (node) => {
    if (node.kind === 'Variable' && !targets.has(node)) assigned.delete(node.name.toLowerCase());
  });
  for (const [name, { name: written, scope, extent }] of assigned) {
    if (scope === 'env' || scope === 'global' || isPowerShells(name)) continue;
    machine.recorder.find('KS2002', machine.source.place(extent.start), `$${written} is never used`);
  }
}

function targetsOf(left: ast.Expression): readonly ast.Variable[] {
  switch (left.kind) {
    case 'Variable':
      return [left];
    case 'Convert':
      return targetsOf(left.operand);
    default:
      // Of several targets at once, some often stand for what is of no use.
      return [];
  }
}

/** Names that PowerShell reads itself, and those that say that nobody does. */
function isPowerShells(name: string): boolean {
  return (
    automatic.has(name) ||
    Object.hasOwn(preferences, name) ||
    name === 'outputencoding' ||
    name.startsWith('ps') ||
    name.startsWith('_') ||
    name.endsWith('preference')
  );
}
