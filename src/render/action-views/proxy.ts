/** What is written of actions about kubectl proxy. */
import type { ProxyAction } from '../../plan/actions/proxy.js';
import type { Command } from '../../plan/word.js';
import { checkedValue, message } from '../../plan/words.js';
import { inertText } from '../dialect.js';
import { prose } from '../explanations.js';
import { args, startedProcess } from './command.js';
import { capture, ignoring, say } from './said.js';
import type { ActionViews } from './view.js';

export const proxyViews: Pick<ActionViews, ProxyAction['kind']> = {
  'start-proxy': ({ command, url }, to) => ({
    command: args(command, to),
    ...startedProcess(command, to),
    url: to.dialect.word(url),
  }),
  'start-private-proxy': ({ socket, ...action }, to) => {
    const { listen } = to.dialect.through({ socket, port: checkedValue(action) });
    const command: Command = { ...action.command, args: [...action.command.args, listen] };
    return {
      ...capture(action, to),
      command: args(command, to),
      ...startedProcess(command, to),
      socket: to.dialect.word([{ variable: 'WORK' }, `/${socket}`]),
      onPort: say(action.onPort, to),
      portHazard: ignoring(action.portHazard, to),
      portNote: prose(to.speak(message('powershell.port')), to.dialect),
      attempts: inertText(String(action.attempts)),
      refused: say(action.refused, to),
      otherwise: say(action.otherwise, to),
    };
  },
  'stop-proxy': () => ({}),
};
