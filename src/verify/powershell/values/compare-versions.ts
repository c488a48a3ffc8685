/** Versions, and that of PowerShell itself. */

import { Refusal } from '../../refusal.js';
import type { Exit } from '../../tools/tool.js';
import { textOf } from '../../value.js';
import type { PowerShellObject } from '../state/objects.js';
import { exitOf, no, yes } from './compare.js';
import { holds, type Order } from './compare-order.js';

export function compareVersions(
  left: PowerShellObject,
  right: PowerShellObject,
  operator: Order | '-eq',
  offset: number,
): Exit {
  const one = versionOf(left);
  const other = versionOf(right);
  if (one === undefined || other === undefined || (one === 'own' && other === 'own')) {
    throw new Refusal('KS1003', 'this comparison of versions is not modelled', offset);
  }
  if (one === 'own') {
    const parts = other === 'own' ? [] : other;
    const oldest = left.kind === 'own-version' ? left.oldest : [];
    if (operator === '-ge' && compareParts(oldest, parts) >= 0) return yes;
    if (operator === '-lt' && compareParts(oldest, parts) >= 0) return no;
    return { kind: 'unknown', what: `the version of PowerShell ${operator} ${parts.join('.')}` };
  }
  if (other === 'own') throw new Refusal('KS1003', 'a version compared with the own one', offset);
  return exitOf(holds(compareParts(one, other), operator));
}

function compareParts(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    // A part that is not given comes before 0 (System.Version.CompareTo).
    const sign = Math.sign((left[index] ?? -1) - (right[index] ?? -1));
    if (sign !== 0) return sign;
  }
  return 0;
}

function versionOf(object: PowerShellObject): readonly number[] | 'own' | undefined {
  if (object.kind === 'own-version') return 'own';
  if (object.kind === 'version') return object.parts;
  const text = object.kind === 'string' ? textOf(object.text) : undefined;
  if (text !== undefined && /^\d{1,4}(\.\d{1,5}){1,3}$/.test(text)) return text.split('.').map(Number);
  return undefined;
}
