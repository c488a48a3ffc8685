/** What is written of actions about what the kubelet gives. */
import type { PodAction } from '../../plan/actions/pod.js';
import { prose } from '../explanations.js';
import { inWork } from './command.js';
import { capture, say } from './said.js';
import type { ActionViews } from './view.js';

export const podViews: Pick<ActionViews, PodAction['kind']> = {
  'take-variable': (action, to) => ({
    ...capture(action, to),
    name: to.dialect.environment(action.name),
    otherwise: say(action.otherwise, to),
  }),
  'pod-server': (action, to) => ({
    ...capture(action, to),
    host: to.dialect.variable(action.host.variable),
    port: to.dialect.variable(action.port.variable),
    bracketed: to.dialect.value(['[', action.host, ']']),
    url: to.dialect.value(['https://', action.host, ':', action.port]),
    note: prose(to.speak(action.note), to.dialect),
  }),
  'read-mounted': (action, to) => ({
    ...capture(action, to),
    file: to.dialect.word(action.file),
    otherwise: say(action.otherwise, to),
  }),
  'copy-mounted': ({ from, folder, file, otherwise }, to) => ({
    from: to.dialect.word(from),
    folder: to.dialect.word(inWork(folder)),
    file: to.dialect.word([...inWork(folder), `/${file}`]),
    otherwise: say(otherwise, to),
  }),
};
