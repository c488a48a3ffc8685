/** The seed's first command: every cluster of the kubeconfig and its server. */
import { kubeconfigText } from '../kubeconfig-file.js';
import { step } from '../step.js';
import { kubeconfigFlag } from '../target.js';
import { eitherWay } from '../without-kubectl.js';
import { jsonpath, kubectl, message } from '../words.js';

const template =
  '{"Cluster name\\tServer\\n"}{range .clusters[*]}{.name}{"\\t"}{.cluster.server}{"\\n"}{end}';

const listed = step([], ({ target }) => ({
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

/** kubectl lists them: without it, the cluster is the one that the script was written for. */
export const listClusters = eitherWay(listed, undefined);
