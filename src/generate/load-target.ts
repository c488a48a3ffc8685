/** From a verb's arguments to what a plan aims at: the kubeconfig is loaded and checked as a client would. */
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import type { Missing } from '../kubeconfig/problem.js';
import { loadingRules } from '../kubeconfig/rules.js';
import type { Config, LoadingRules } from '../kubeconfig/types.js';
import { usableElsewhere } from '../kubeconfig/usable.js';
import { listedText } from '../plan/kubeconfig-file.js';
import { type Target, targetOf } from '../plan/target.js';

/** `--kubeconfig --context --cluster --user --namespace`, as far as they were given. */
export interface TargetArguments {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly cluster?: string | undefined;
  readonly user?: string | undefined;
  readonly namespace?: string | undefined;
  /** What a header says that KUBECONFIG named; else it is asked. */
  readonly files?: readonly string[] | undefined;
}

/** What a plan aims at, for who can do without: else why there is none. */
export function targetOrReason(
  asked: TargetArguments,
  host: Host,
): { readonly target?: Target; readonly missing: readonly Missing[]; readonly unusable?: string } {
  try {
    const { target, missing } = loadConfigAndTarget(asked, host);
    return { target, missing };
  } catch (error) {
    if (error instanceof UserError) return { missing: [], unusable: error.message };
    throw error;
  }
}

/** The target, the config that it was made of, secrets and all, and what it names that is not on this machine. Throws KubeconfigError and UsageError. */
export function loadConfigAndTarget(
  asked: TargetArguments,
  host: Host,
): { readonly config: Config; readonly target: Target; readonly missing: readonly Missing[] } {
  const { kubeconfig, cluster, user, namespace } = asked;
  const rules = loadingRules({ kubeconfig }, host);
  const config = loadConfig(rules, host);
  const { usable, missing } = usableElsewhere(config, asked.context, { cluster, user, namespace }, host);
  // Windows' shells do not agree on what HOME is.
  const home = host.platform === 'win32' ? undefined : host.env.HOME;
  const target = targetOf(usable, {
    kubeconfig: kubeconfig === undefined ? undefined : resolve(host.cwd, kubeconfig),
    files: asked.files ?? namedByEnvironment(rules, home, host),
    home,
    cluster,
    user,
    currentContext: config.currentContext,
    place: host,
  });
  return { config, target, missing };
}

/** KUBECONFIG's files as a text for others names them; none where it is not what counts, or says what kubectl takes anyway. */
function namedByEnvironment(
  { explicitPath, precedence }: LoadingRules,
  home: string | undefined,
  host: Host,
): readonly string[] {
  if (
    explicitPath !== undefined ||
    precedence.join() === loadingRules({}, { ...host, env: {} }).precedence.join()
  )
    return [];
  const files = precedence
    .filter((path) => path !== '')
    .map((path) => listedText(resolve(host.cwd, path), home));
  // Of one file whose place is private, the bare name says no more than the context does.
  return files.length === 1 && !/^[~/]/.test(files.join()) ? [] : files;
}
