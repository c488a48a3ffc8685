/** Which kubeconfig files are read: client-go's ClientConfigLoadingRules (tools/clientcmd/loader.go). */
import { posix, win32 } from 'node:path';
import type { Host } from '../host.js';
import type { LoadingRules } from './types.js';

/**
 * The loading rules of a command line: `--kubeconfig` alone, or KUBECONFIG's list without its doubles, or
 * `~/.kube/config`. Reads nothing; `~` inside a value is not expanded, as kubectl does not.
 */
export function loadingRules(
  options: { readonly kubeconfig?: string | undefined },
  host: Host,
): LoadingRules {
  const precedence = environmentList(host) ?? [defaultPath(host)];
  if (options.kubeconfig === undefined || options.kubeconfig === '') return { precedence };
  return { explicitPath: options.kubeconfig, precedence };
}

function environmentList(host: Host): readonly string[] | undefined {
  const list = host.env.KUBECONFIG;
  if (list === undefined || list === '') return undefined;
  return [...new Set(list.split(host.platform === 'win32' ? ';' : ':'))];
}

function defaultPath(host: Host): string {
  const { join } = host.platform === 'win32' ? win32 : posix;
  return join(host.home, '.kube', 'config');
}
