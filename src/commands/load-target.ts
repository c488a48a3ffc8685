/** From a verb's arguments to what a plan aims at: the kubeconfig is loaded and checked as a client would. */
import { resolve } from 'node:path';
import type { Host } from '../host.js';
import { loadConfig } from '../kubeconfig/load.js';
import { loadingRules } from '../kubeconfig/rules.js';
import { confirmUsable } from '../kubeconfig/usable.js';
import { type Target, targetOf } from '../plan/target.js';
import type { Arguments } from './verbs.js';

/** Reads `--kubeconfig --context --cluster --user --namespace`. Throws KubeconfigError and UsageError. */
export function loadTarget(argv: Arguments, host: Host): Target {
  const kubeconfig = argv.kubeconfig as string | undefined;
  const cluster = argv.cluster as string | undefined;
  const user = argv.user as string | undefined;
  const config = loadConfig(loadingRules({ kubeconfig }, host), host);
  const overrides = { cluster, user, namespace: argv.namespace as string | undefined };
  const usable = confirmUsable(config, argv.context as string | undefined, overrides, host);
  return targetOf(usable, {
    kubeconfig: kubeconfig === undefined ? undefined : resolve(host.cwd, kubeconfig),
    cluster,
    user,
    currentContext: config.currentContext,
  });
}
