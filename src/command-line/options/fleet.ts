/** The options that ask for a file for each of many contexts. */
import type { Option } from '../option.js';

export const fleetOptions = [
  {
    name: 'all-contexts',
    type: 'flag',
    default: false,
    words: 'a file for every context, in --output-dir',
    verbs: ['generate'],
  },
  {
    name: 'match',
    type: 'texts',
    words:
      "a file for each context of this name or pattern, such as 'prod-*'; '!*-old': not for these; may be repeated",
    verbs: ['generate'],
    values: 'contexts',
  },
  {
    name: 'kubeconfigs',
    type: 'texts',
    words:
      "a file for each context of each kubeconfig in this folder, or of this pattern, such as '~/.kube/*.yaml'; may be repeated",
    verbs: ['generate'],
    values: 'files',
  },
  {
    name: 'output-dir',
    type: 'text',
    words: 'the folder of these files, and of an index.md of them',
    verbs: ['generate'],
    values: 'files',
  },
  {
    name: 'calendar',
    type: 'flag',
    default: false,
    words: 'with --output-dir: also a calendar.ics of when CAs, certificates and tokens end',
    verbs: ['generate'],
  },
  {
    name: 'prune',
    type: 'flag',
    default: false,
    words: 'with --output-dir: remove the files of contexts that are no longer there',
    verbs: ['generate'],
  },
] as const satisfies readonly Option[];
