/** The options that ask for rights. */
import type { Option } from '../option.js';

export const rightsOptions = [
  {
    name: 'role',
    type: 'text',
    words: 'bind this ClusterRole, such as view, or role/NAME, a Role of the namespace; else one is made',
    verbs: ['generate'],
    values: 'roles',
  },
  {
    name: 'verb',
    type: 'texts',
    words: 'the right that is asked for, or given: get, list, watch, create, update, patch, delete, … or *',
    verbs: ['generate'],
  },
  {
    name: 'list',
    type: 'flag',
    default: false,
    words: 'all that it may in a namespace',
    verbs: ['generate'],
  },
] as const satisfies readonly Option[];
