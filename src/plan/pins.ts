/** The flags that tie kubectl calls to the target, in the words of each style. */

import type { StepTarget } from './step.js';
import { kubeconfigFlag } from './target.js';
import type { Style } from './types.js';
import type { Word } from './word.js';
import { variable } from './words.js';

/** The hazard is a token of one cluster sent to another: every call names the context that the script chose. */
export function pins(target: StepTarget): readonly Word[] {
  const flags: Word[] = [...kubeconfigFlag(target), ['--context=', variable('CONTEXT')]];
  if (target.clusterOverride !== undefined) flags.push(['--cluster=', target.clusterOverride]);
  if (target.userOverride !== undefined) flags.push(['--user=', target.userOverride]);
  return flags;
}

/** The seed names no context: kubectl takes the current one. Another than that must be named. */
export function articlePins(target: StepTarget, namespace: string): readonly Word[] {
  const flags: Word[] = [...kubeconfigFlag(target)];
  if (!target.isCurrent) flags.push([`--context=${target.contextName}`]);
  if (target.clusterOverride !== undefined) flags.push([`--cluster=${target.clusterOverride}`]);
  if (target.userOverride !== undefined) flags.push([`--user=${target.userOverride}`]);
  // What kubectl would take by itself needs no flag.
  const own = target.context.namespace === '' ? 'default' : target.context.namespace;
  if (namespace !== own) flags.push([`--namespace=${namespace}`]);
  return flags;
}

/** The pins of a call about objects in a namespace. */
export function namespacedPins(target: StepTarget, namespace: string, style: Style): readonly Word[] {
  return style === 'article'
    ? articlePins(target, namespace)
    : [...pins(target), ['--namespace=', namespace]];
}
