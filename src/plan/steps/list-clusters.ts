/** The seed's first command: every cluster of the kubeconfig and its server. */
import { kubeconfigText } from '../kubeconfig-file.js';
import { step } from '../step.js';
import { kubeconfigFlag } from '../target.js';
import { jsonpath, kubectl, message } from '../words.js';

const template =
  '{"Cluster name\\tServer\\n"}{range .clusters[*]}{.name}{"\\t"}{.cluster.server}{"\\n"}{end}';

export const listClusters = step([], ({ target }) => ({
  title: message('list.title'),
  notes: [],
  more: [message('list.note')],
  actions: [
    {
      kind: 'run',
      command: kubectl('config', 'view', ...kubeconfigFlag(target), ...jsonpath(template)),
      otherwise:
        target.kubeconfig === undefined
          ? message('list.otherwise')
          : message('list.file-otherwise', { file: kubeconfigText(target.kubeconfig) }),
    },
  ],
}));
