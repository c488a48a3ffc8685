/** One context is chosen by its name; in the article, one cluster. */
import { quoted } from '../../display.js';
import { UsageError } from '../../errors.js';
import { facts } from '../facts.js';
import { step } from '../step.js';
import type { Action } from '../types.js';
import { message, text } from '../words.js';

/**
 * Names that stand between quotes of a JSONPath filter, inside double quotes of a shell, and mean themselves: letters,
 * digits and pictures of any script, and signs that neither takes for its own.
 */
const plainName =
  /^[\p{L}\p{M}\p{N}\p{So}._:/@+=,-](?:[\p{L}\p{M}\p{N}\p{So} ._:/@+=,-]*[\p{L}\p{M}\p{N}\p{So}._:/@+=,-])?$/u;

export const chooseContext = step([], ({ style, target }) => {
  const values = facts(target, {});
  return {
    title: message('choose.title', values),
    notes: [message(style === 'article' ? 'choose.article-note' : 'choose.note')],
    actions: [
      style === 'article'
        ? nameCluster(target.clusterName)
        : { kind: 'assign', into: 'CONTEXT', value: text(target.contextName) },
    ],
  };
});

/** Throws a UsageError for a name that would not mean itself in the seed's filter. */
function nameCluster(name: string): Action {
  if (plainName.test(name)) return { kind: 'assign', into: 'CLUSTER_NAME', value: text(name) };
  throw new UsageError(`the cluster name ${quoted(name)} cannot stand in the article's JSONPath filter`, {
    hint: 'use --style safe, which takes any name',
  });
}
