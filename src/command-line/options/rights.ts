/** The options that ask for rights. */
import type { Option } from '../option.js';

export const rightsOptions = [
  {
    name: 'verb',
    type: 'text',
    words: 'what is asked for: get, list, watch, create, update, patch, delete, … or *',
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
