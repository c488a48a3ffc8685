/** What is written of actions about variables. */
import type { PluginRun, ValueAction } from '../../plan/actions/values.js';
import { message } from '../../plan/words.js';
import { inertText } from '../dialect.js';
import { args, argumentWords } from './command.js';
import { capture, say } from './said.js';
import type { ActionViews, Writer } from './view.js';

const runOf = ({ program, args, variables }: PluginRun, to: Writer) => ({
  command: argumentWords([program, ...args], to),
  variables: variables.map(({ name, value }, index) => ({
    name: to.dialect.environmentName(name),
    value: to.dialect.line(value),
    nth: inertText(String(index + 1)),
  })),
});

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
  'sign-in-by-plugin': (action, to) => ({
    ...capture(action.token, to),
    ...runOf(action.plugin, to),
    schannel: say(action.schannel, to),
    open: say(action.open, to),
    unnamed: say(action.unnamed, to),
    refused: say(action.refused, to),
    otherwise: say(action.otherwise, to),
  }),
  'run-plugin': (action, to) => ({
    ...capture(action, to),
    ...runOf(action.plugin, to),
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
