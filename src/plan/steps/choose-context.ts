/** One context is chosen by its name; in the article, one cluster. */
import { quoted } from '../../display.js';
import { UsageError } from '../../errors.js';
import type { Action } from '../action.js';
import { facts } from '../facts.js';
import { step } from '../step.js';
import { eitherWay } from '../without-kubectl.js';
import { message, text } from '../words.js';

/**
 * Names that stand between quotes of a JSONPath filter, inside double quotes of a shell, and mean themselves: letters,
 * digits and pictures of any script, and signs that neither takes for its own.
 */
const plainName =
  /^[\p{L}\p{M}\p{N}\p{So}._:/@+=,-](?:[\p{L}\p{M}\p{N}\p{So} ._:/@+=,-]*[\p{L}\p{M}\p{N}\p{So}._:/@+=,-])?$/u;

/** The same of ASCII: what is known of all scripts' letters takes V8 longer to compile than all else here. */
const plainAscii = /^[\w.:/@+=,-](?:[\w ._:/@+=,-]*[\w.:/@+=,-])?$/;

/** Whether the seed's filter finds a cluster of that name through the variable. */
export const isPlainName = (name: string): boolean => plainAscii.test(name) || plainName.test(name);

const context = (name: string): Action => ({ kind: 'assign', into: 'CONTEXT', value: text(name) });

/** The context, for recipes that look for no server. */
export const chooseContext = step([], ({ target }) => ({
  title: message('choose.title', facts(target, {})),
  notes: [message('choose.note')],
  actions: [context(target.contextName)],
}));

/** The seed's own way: the cluster by its name, beside the context; in the article, alone. */
const chosen = step([], ({ style, target }) => ({
  title: message('choose.title', facts(target, {})),
  notes: [message(style === 'article' ? 'choose.article-note' : 'choose.note')],
  actions:
    style === 'article'
      ? [nameCluster(target.clusterName)]
      : isPlainName(target.clusterName)
        ? [nameCluster(target.clusterName), context(target.contextName)]
        : [context(target.contextName)],
}));

export const chooseCluster = eitherWay(chosen, undefined);

/** Throws a UsageError for a name that would not mean itself in the seed's filter. */
function nameCluster(name: string): Action {
  if (isPlainName(name)) return { kind: 'assign', into: 'CLUSTER_NAME', value: text(name) };
  throw new UsageError(`the cluster name ${quoted(name)} cannot stand in the article's JSONPath filter`, {
    hint: 'use --style safe, which takes any name',
  });
}
