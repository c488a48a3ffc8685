/** What contexts name, and what nobody names. */
import { inert, quoted } from '../display.js';
import type { Position } from '../errors.js';
import type { Config, Entry } from '../kubeconfig/types.js';
import { nearestName } from '../matching/nearest.js';
import { type Problem, placeOf, problem, startOf } from './problem.js';

/** Entries that are named and not there, that are there and not used, and that an earlier file hides. */
export function checkReferences(config: Config, complete: boolean): readonly Problem[] {
  return [
    ...checkHidden(config),
    // An entry in a part that could not be read may be the one.
    ...(complete ? [...checkCurrent(config), ...checkContexts(config), ...checkUnused(config)] : []),
  ];
}

function checkCurrent({
  currentContext,
  currentContextPosition,
  contexts,
  files,
}: Config): readonly Problem[] {
  if (currentContext === '' || contexts.has(currentContext)) return [];
  const message = `the current context is ${quoted(currentContext)}, which does not exist`;
  const place = currentContextPosition ?? startOf(files[0] ?? '');
  return [problem('KL2003', place, message, meant('context', currentContext, contexts))];
}

function checkContexts({ contexts, clusters, authInfos }: Config): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, context] of contexts) {
    const { cluster, authInfo } = context;
    if (cluster === '') {
      problems.push(
        problem(
          'KL2007',
          placeOf(context, 'name'),
          `context ${quoted(name)} names no cluster`,
          'add cluster: NAME',
        ),
      );
    } else if (!clusters.has(cluster)) {
      const message = `context ${quoted(name)} names the cluster ${quoted(cluster)}, which does not exist`;
      problems.push(
        problem('KL2001', placeOf(context, 'cluster'), message, meant('cluster', cluster, clusters)),
      );
    }
    if (authInfo === '') {
      const message = `context ${quoted(name)} names no user: its calls are anonymous`;
      problems.push(problem('KL2008', placeOf(context, 'name'), message, 'add user: NAME'));
    } else if (!authInfos.has(authInfo)) {
      const message = `context ${quoted(name)} names the user ${quoted(authInfo)}, which does not exist`;
      problems.push(problem('KL2002', placeOf(context, 'user'), message, meant('user', authInfo, authInfos)));
    }
  }
  return problems;
}

function meant(kind: string, name: string, known: ReadonlyMap<string, unknown>): string {
  const near = nearestName(name, known.keys());
  return near === undefined ? `add the ${kind}, or name another` : `did you mean ${quoted(near)}?`;
}

function checkUnused({ contexts, clusters, authInfos }: Config): readonly Problem[] {
  const list = [...contexts.values()];
  const usedClusters = new Set(list.map(({ cluster }) => cluster));
  const usedUsers = new Set(list.map(({ authInfo }) => authInfo));
  const unused = (kind: string, entries: ReadonlyMap<string, Entry>, used: ReadonlySet<string>) =>
    [...entries]
      .filter(([name]) => !used.has(name))
      .map(([name, entry]) => ({
        position: placeOf(entry, 'name'),
        message: `no context uses the ${kind} ${quoted(name)}`,
        fix: `make a context for it, or remove it with 'kubectl config delete-${kind} NAME'`,
      }));
  return [
    ...unused('cluster', clusters, usedClusters).map((one) =>
      problem('KL2004', one.position, one.message, one.fix),
    ),
    ...unused('user', authInfos, usedUsers).map((one) =>
      problem('KL2005', one.position, one.message, one.fix),
    ),
  ];
}

function checkHidden({ shadowed }: Config): readonly Problem[] {
  return shadowed.map(({ kind, name, position, winner }) => {
    const message = `the ${kind} ${quoted(name)} is not used: the one ${at(winner)} wins`;
    return problem(
      'KL2006',
      position,
      message,
      'rename one of the two; entries are taken whole, never field by field',
    );
  });
}

function at(position: Position | undefined): string {
  return position === undefined ? 'of an earlier file' : `at ${inert(position.file)}:${position.line}`;
}
