/** The options that say which kubeconfig, and what of it. */
import type { Option } from '../option.js';

export const aimOptions = [
  {
    name: 'kubeconfig',
    type: 'text',
    words: 'this kubeconfig, and no other',
    verbs: ['generate', 'adopt', 'recipes', 'get', 'describe', 'lint', 'explore'],
    values: 'files',
  },
  {
    name: 'kubeconfig',
    type: 'text',
    words: 'what the script would find as KUBECONFIG',
    verbs: ['verify'],
    values: 'files',
  },
  {
    name: 'context',
    type: 'text',
    words: 'the context; else the current one',
    verbs: ['adopt', 'recipes'],
    values: 'contexts',
  },
  {
    name: 'context',
    type: 'texts',
    words: 'the context; else the current one; for a runbook, may be repeated',
    verbs: ['generate'],
    values: 'contexts',
  },
  {
    name: 'context',
    type: 'text',
    words: 'what would be the current context',
    verbs: ['verify'],
    values: 'contexts',
  },
  {
    name: 'context',
    argument: true,
    type: 'text',
    words: 'the context, also as --context; else the current one',
    verbs: ['describe'],
    values: 'contexts',
  },
  {
    name: 'cluster',
    type: 'text',
    words: "this cluster, not the context's",
    verbs: ['generate', 'recipes', 'describe'],
    values: 'clusters',
  },
  {
    name: 'user',
    type: 'text',
    words: "this user, not the context's",
    verbs: ['generate', 'recipes', 'describe'],
    values: 'users',
  },
  {
    name: 'namespace',
    alias: 'n',
    type: 'text',
    words: 'the namespace; else that of the context',
    verbs: ['generate'],
    values: 'namespaces',
  },
  {
    name: 'namespace',
    alias: 'n',
    type: 'text',
    words: 'this namespace',
    verbs: ['describe'],
    values: 'namespaces',
  },
] as const satisfies readonly Option[];
