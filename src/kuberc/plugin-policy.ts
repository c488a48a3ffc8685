/** `credentialPluginPolicy` and its list, as kubectl 1.35 and later take them. */
import type { Position } from '../errors.js';
import type { KubercFault } from './read.js';
import type { PluginPolicy } from './types.js';

export interface Allowed {
  /** kubectl 1.36's `kuberc set` writes it as `command`. */
  readonly name: string;
  readonly command: string;
  readonly position: Position;
}

/** Undefined where nothing is said. `list` is undefined where there is none, or null. */
export function policyOf(
  rule: string,
  list: readonly Allowed[] | undefined,
  position: Position,
): PluginPolicy | KubercFault | undefined {
  const refuse = (message: string, hint: string, at = position): KubercFault => {
    return { unread: false, message, position: at, hint };
  };
  // Found where the file is read, before the policy is looked at.
  const both = list?.find(({ name, command }) => name !== '' && command !== '');
  if (both !== undefined) {
    const message = 'an entry of the list with both a name and a command';
    return { unread: true, message, position: both.position, hint: 'leave one' };
  }
  if (rule !== 'Allowlist') {
    if (!['', 'AllowAll', 'DenyAll'].includes(rule))
      return refuse('this credentialPluginPolicy is unknown', 'AllowAll, DenyAll or Allowlist');
    if (list !== undefined)
      return refuse(
        'a credentialPluginAllowlist without the policy Allowlist',
        'add credentialPluginPolicy: Allowlist, or remove the list',
      );
    return rule === ''
      ? undefined
      : { rule: rule === 'DenyAll' ? 'DenyAll' : 'AllowAll', allowed: [], position };
  }
  if (list === undefined || list.length === 0)
    return refuse('the policy Allowlist without a list', 'name the plugins, or say DenyAll');
  const empty = list.find(({ name, command }) => name === '' && command === '');
  if (empty !== undefined)
    return refuse('an entry of the list without a name', 'name a program', empty.position);
  return { rule, allowed: list.map(({ name, command }) => (name === '' ? command : name)), position };
}
