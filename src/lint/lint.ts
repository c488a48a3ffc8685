/** The linter: everything that is wrong with a kubeconfig, each finding at its place. */

import { KubeconfigError, UserError } from '../errors.js';
import type { FileFindings, Finding } from '../finding.js';
import { compareBytes } from '../go/byte-order.js';
import type { Host } from '../host.js';
import { homeHint, isLiteralHome, mergeFiles } from '../kubeconfig/load.js';
import type { Config, LoadingRules } from '../kubeconfig/types.js';
import { confirmUsable } from '../kubeconfig/usable.js';
import { checkCluster } from './check-cluster.js';
import { checkKuberc, checkPolicy } from './check-kuberc.js';
import { checkModes } from './check-modes.js';
import { checkNames } from './check-names.js';
import { checkReferences } from './check-references.js';
import { checkUnknown } from './check-unknown.js';
import { checkUser } from './check-user.js';
import { type Problem, placeOf, problem } from './problem.js';
import { readFiles } from './read-files.js';
import { rules } from './rules.js';

export interface LintOptions {
  /** What ends within these milliseconds ends soon. */
  readonly soon: number;
}

/**
 * The findings of every file, in the order of the files and of their lines. Throws a KubeconfigError where there is no
 * file at all.
 */
export function lint(from: LoadingRules, options: LintOptions, host: Host): readonly FileFindings[] {
  const names = from.explicitPath === undefined ? from.precedence : [from.explicitPath];
  const { files, problems, complete } = readFiles(names, host);
  if (files.length === 0 && problems.every(({ code }) => code === 'KL1010')) {
    throw new KubeconfigError(
      `there is no kubeconfig: looked for ${names.filter((one) => one !== '').join(', ')}`,
      {
        hint: names.some(isLiteralHome)
          ? homeHint
          : from.explicitPath === undefined
            ? 'set KUBECONFIG, or name a file with --kubeconfig'
            : 'check the path',
      },
    );
  }
  const config = mergeFiles(files);
  const preferences = checkKuberc(host);
  const checked: readonly Problem[] = [
    ...problems,
    ...checkUnknown(config.unknownFields),
    ...checkReferences(config, complete),
    ...checkModes(files, host),
    ...checkNames(config),
    ...preferences.problems,
    ...(preferences.kuberc === undefined ? [] : checkPolicy(preferences.kuberc, config, host)),
    ...[...config.clusters].flatMap(([name, cluster]) => checkCluster(name, cluster, options.soon, host)),
    ...[...config.authInfos].flatMap(([name, user]) => checkUser(name, user, options.soon, host)),
  ];
  const found = [...checked, ...checkUsable(config, checked, host)];
  const list = [
    ...new Set([...names.filter((one) => one !== ''), ...found.map(({ position }) => position.file)]),
  ];
  return list.map((file) => ({ file, findings: findingsIn(file, found) }));
}

/** What a client would refuse and no other check has found: kubectl's own words are the finding. */
function checkUsable(config: Config, found: readonly Problem[], host: Host): readonly Problem[] {
  if (found.some(({ code }) => code.startsWith('KL1') && rules[code].severity === 'error')) return [];
  const errors = found.filter(({ code }) => rules[code].severity === 'error').map(({ position }) => position);
  return [...config.contexts].flatMap(([name, context]) => {
    const entries = [context, config.clusters.get(context.cluster), config.authInfos.get(context.authInfo)];
    const places = entries.flatMap((entry) => [entry?.position, ...(entry?.origins.values() ?? [])]);
    const known = errors.some((one) =>
      places.some(
        (place) => place?.file === one.file && place.line === one.line && place.column === one.column,
      ),
    );
    if (known) return [];
    try {
      confirmUsable(config, name, {}, host);
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const message = error.message.split('\n').join(' ');
      return [problem('KL9001', error.position ?? placeOf(context), message, error.hint)];
    }
  });
}

function findingsIn(file: string, problems: readonly Problem[]): readonly Finding[] {
  return problems
    .filter(({ position }) => position.file === file)
    .map(({ code, position: { line, column }, message, fix }): Finding => {
      return { code, severity: rules[code].severity, line, column, message, fix, ignored: undefined };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column || compareBytes(a.code, b.code));
}
