/**
 * A number among the arguments of a command keeps the text in which it is written, which shows where it becomes an
 * argument of a program or stands in an array that becomes text (Compiler.cs, VisitConstantExpression).
 */

import { Refusal } from '../../refusal.js';
import type { Given } from '../binding/argument-order.js';

export function confirmPlainNumber(given: Given): void {
  if (!('kind' in given) || given.kind !== 'NumberConstant' || given.text === String(given.value)) return;
  throw new Refusal(
    'KS1003',
    `${given.text} is a number, and a text in some places`,
    given.extent.start,
    `'${given.text}'`,
  );
}
