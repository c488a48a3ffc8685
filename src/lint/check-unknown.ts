/** Fields that the format does not have: kubectl drops them without a word. */

import type { UnknownField } from '../go/decode.js';
import { nearestName } from '../matching/nearest.js';
import { type Problem, problem } from './problem.js';

export function checkUnknown(fields: readonly UnknownField[]): readonly Problem[] {
  return fields.map((field) => {
    const message = `kubectl does not know ${shownName(field)} and passes over it`;
    return problem('KL1009', field.position, message, remedy(field));
  });
}

/** The path of a field; a key that is no name may be a value that lost its colon, and a secret. */
function shownName({ path, name }: UnknownField): string {
  return isFieldName(name) ? path : `a key in ${path.slice(0, -name.length - 1) || 'the file'}`;
}

/** Whether a key can be shown: it is made of words, as names are and tokens and passwords are not. */
export function isFieldName(key: string): boolean {
  if (!/^[A-Za-z][\w.-]{0,40}$/.test(key)) return false;
  const words = key.split(/[-_.]+|(?<=[a-z])(?=[A-Z])/);
  return (
    words.length <= 5 && words.every((word) => /^(?:[A-Z]?[a-z]{1,16}|[A-Z]{1,8}|v?\d{1,2})$/.test(word))
  );
}

/** Fields by the struct that has them. */
const homes: readonly (readonly [path: string, names: readonly string[]])[] = [
  [
    'clusters[].cluster',
    [
      'server',
      'tls-server-name',
      'insecure-skip-tls-verify',
      'certificate-authority',
      'certificate-authority-data',
      'proxy-url',
      'disable-compression',
    ],
  ],
  ['contexts[].context', ['namespace']],
  [
    'users[].user',
    [
      'client-certificate',
      'client-certificate-data',
      'client-key',
      'client-key-data',
      'token',
      'tokenFile',
      'username',
      'password',
      'as',
      'as-uid',
      'as-groups',
      'as-user-extra',
      'auth-provider',
      'exec',
    ],
  ],
];

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');

function remedy({ name, known }: UnknownField): string {
  if (name === 'true' || name === 'false') {
    return 'put the key in quotes: to YAML 1.1 y, yes, on, n, no and off are booleans';
  }
  const spelled = known.find((one) => plain(one) === plain(name)) ?? nearestName(name, known);
  if (spelled !== undefined) return `did you mean ${spelled}?`;
  const home = homes.find(([, names]) => names.some((one) => plain(one) === plain(name)));
  if (home !== undefined) return `it belongs to ${home[0]}`;
  return `remove it; known here: ${known.join(', ')}`;
}
