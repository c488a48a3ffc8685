/** What is written of actions about variables. */
import type { ValueAction } from '../../plan/actions/values.js';
import { message } from '../../plan/words.js';
import { inertText } from '../dialect.js';
import { args, argumentWords } from './command.js';
import { capture, say } from './said.js';
import type { ActionViews } from './view.js';

export const valueViews: Pick<ActionViews, ValueAction['kind']> = {
  assign: ({ into, value }, { dialect, style }) => ({
    into: dialect.variable(into),
    value: style === 'article' ? dialect.plainValue(value) : dialect.value(value),
    exports: into === 'CLUSTER_NAME',
  }),
  state: (action, to) => ({ ...capture(action, to), value: to.dialect.value(action.value) }),
  capture: (action, to) => ({
    ...capture(action, to),
    command: args(action.command, to),
    shown: action.into === 'APISERVER',
    characters: say(message('paste.characters'), to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'read-token': (action, to) => ({
    ...capture(action, to),
    file: to.dialect.word(action.file),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'run-plugin': (action, to) => ({
    ...capture(action, to),
    command: argumentWords([action.program, ...action.args], to),
    variables: action.variables.map(({ name, value }, index) => ({
      name: to.dialect.environmentName(name),
      value: to.dialect.line(value),
      nth: inertText(String(index + 1)),
    })),
    certificate: say(action.certificate, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  pin: (action, to) => ({
    variable: to.dialect.variable(action.variable),
    value: to.dialect.value(action.value),
    otherwise: say(action.otherwise, to),
  }),
};
