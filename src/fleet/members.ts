/** Which contexts a fleet is made of: those of the usual kubeconfig, or of several files, each for itself. */

import { quoted } from '../display.js';
import { KubeconfigError, UsageError, UserError } from '../errors.js';
import { systemError } from '../files/system-error.js';
import { compareBytes } from '../go/byte-order.js';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config } from '../kubeconfig/types.js';
import { globPattern } from '../listing/select.js';
import { nearestName } from '../matching/nearest.js';
import { kubeconfigFiles } from './kubeconfig-files.js';

/** A kubeconfig with the contexts of it that are meant. */
export interface Source {
  /** As `--kubeconfig` has it; undefined for the usual files. */
  readonly kubeconfig: string | undefined;
  /** What tells it from others; undefined where there are none. */
  readonly label: string | undefined;
  readonly contexts: readonly string[];
  /** Why it cannot be read; then it has no contexts. */
  readonly broken?: UserError;
}

export interface Wanted {
  readonly kubeconfig: string | undefined;
  readonly kubeconfigs: readonly string[];
  readonly match: readonly string[];
}

export const configOf = (kubeconfig: string | undefined, host: Host): Config =>
  loadConfig(loadingRules({ kubeconfig }, host), host);

/**
 * The sources, contexts in the order of their names. Throws a KubeconfigError where there is but one source and it is
 * broken, and a UsageError where no context is meant, or a pattern means none.
 */
export function membersOf({ kubeconfig, kubeconfigs, match }: Wanted, host: Host): readonly Source[] {
  const sources =
    kubeconfigs.length === 0
      ? [sourceOf(kubeconfig, undefined, host)]
      : kubeconfigFiles(kubeconfigs, host).map(({ path, label }) => readable(path, label, host));
  const names = [...new Set(sources.flatMap(({ contexts }) => contexts))];
  const isMeant = matcher(match, names);
  const meant = sources.map((source) => ({ ...source, contexts: source.contexts.filter(isMeant) }));
  if (meant.some(({ contexts, broken }) => contexts.length > 0 || broken !== undefined)) return meant;
  if (names.length > 0)
    throw new UsageError('--match leaves no context', { hint: `there are ${some(names)}` });
  throw new KubeconfigError('there are no contexts', {
    hint: 'set KUBECONFIG, or name files with --kubeconfig or --kubeconfigs',
  });
}

function sourceOf(kubeconfig: string | undefined, label: string | undefined, host: Host): Source {
  const contexts = [...configOf(kubeconfig, host).contexts.keys()].filter((name) => name !== '');
  return { kubeconfig, label, contexts: contexts.sort(compareBytes) };
}

function readable(path: string, label: string, host: Host): Source {
  try {
    return sourceOf(path, label, host);
  } catch (thrown) {
    const error = systemError(thrown) ?? thrown;
    if (!(error instanceof UserError)) throw error;
    return { kubeconfig: path, label, contexts: [], broken: error };
  }
}

/** A name is meant where one of the patterns is its, and none of those behind `!`; without patterns, all are. */
function matcher(patterns: readonly string[], names: readonly string[]): (name: string) => boolean {
  const picks = patterns.map((pattern) => {
    // A name may begin with `!`, or hold `*`, itself.
    const isName = names.includes(pattern);
    const negated = !isName && pattern.startsWith('!');
    const written = negated ? pattern.slice(1) : pattern;
    const fits = names.includes(written) ? (name: string) => name === written : globPattern(written);
    // What is left out may be there only sometimes; a name that is none is a slip.
    if (!names.some(fits) && !(negated && /[*?[]/.test(written))) throw meansNone(pattern, written, names);
    return { fits, negated };
  });
  const wanted = picks.filter(({ negated }) => !negated);
  return (name) =>
    (wanted.length === 0 || wanted.some(({ fits }) => fits(name))) &&
    !picks.some(({ fits, negated }) => negated && fits(name));
}

function meansNone(pattern: string, written: string, names: readonly string[]): UsageError {
  const near = nearestName(written, names);
  return new UsageError(`--match ${quoted(pattern)} is no context's name, and matches none`, {
    hint: near === undefined ? `there are ${some(names)}` : `did you mean ${quoted(near)}?`,
  });
}

const some = (names: readonly string[]): string =>
  names.length <= 5 ? names.map(quoted).join(', ') : `${names.slice(0, 4).map(quoted).join(', ')} and others`;
