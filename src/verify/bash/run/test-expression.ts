/** `[[ … ]]`. */

import type { TestExpression } from 'unbash';
import { Refusal } from '../../refusal.js';
import { negate } from '../../run/learnt.js';
import { isUnaryTest, testBinary, testUnary } from '../../tools/conditions.js';
import { matchStatus } from '../expand/match.js';
import { expandPattern, expandText } from '../expand/word.js';
import { branch, type Context } from '../state/machine.js';
import type { State } from '../state/state.js';

/** Evaluates a condition; its result is the status. */
export function testExpression(context: Context, state: State, node: TestExpression): State[] {
  switch (node.type) {
    case 'TestGroup':
      return testExpression(context, state, node.expression);
    case 'TestNot':
      return testExpression(context, state, node.operand).map((after) => {
        if (after.live && node.negations.length % 2 === 1) after.status = negate(after.status);
        return after;
      });
    case 'TestLogical': {
      const [first, ...rest] = node.operands;
      if (first === undefined) throw new Refusal('KS1001', 'an empty condition', node.pos);
      let states = testExpression(context, state, first);
      for (const operand of rest) {
        states = states.flatMap((one) =>
          one.live
            ? branch(context, one, one.status, node.pos).states((yes, at) =>
                yes === (node.operator === '&&') ? testExpression(context, at, operand) : [at],
              )
            : [one],
        );
      }
      return states;
    }
    case 'TestUnary': {
      const { operator, operand } = node;
      if (!isUnaryTest(operator))
        throw new Refusal('KS1003', `${operator} inside [[ ]] is not modelled`, node.pos);
      return expandText(context, state, operand).states((value, at) => {
        const status = testUnary(operator, value, at.files, context.source.place(node.pos));
        if (status === undefined) throw new Refusal('KS1003', `${operator} is not modelled`, node.pos);
        at.status = status;
        return [at];
      });
    }
    case 'TestBinary':
      return testPair(context, state, node);
  }
}

function testPair(
  context: Context,
  state: State,
  node: Extract<TestExpression, { type: 'TestBinary' }>,
): State[] {
  const { operator, left, right } = node;
  return expandText(context, state, left).states((value, at) => {
    if (['=', '==', '!='].includes(operator)) {
      return expandPattern(context, at, right).states((parts, then) => {
        const status = matchStatus(context, then, value, parts, node.pos);
        then.status = operator === '!=' ? negate(status) : status;
        return [then];
      });
    }
    return expandText(context, at, right).states((other, then) => {
      const status = ['-eq', '-ne', '-lt', '-le', '-gt', '-ge'].includes(operator)
        ? testBinary(operator, value, other, 'expression')
        : undefined;
      if (status === undefined)
        throw new Refusal('KS1003', `${operator} inside [[ ]] is not modelled`, node.pos);
      then.status = status;
      return [then];
    });
  });
}
