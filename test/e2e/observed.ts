/** One run of a script through a front of its own: how it ended, what was asked for, and what it left. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generated } from '../support/generate.js';
import { readOnly } from '../support/read-options.js';
import { accountFor } from '../support/recipes.js';
import { type RealShell, runScript } from '../support/shells.js';
import { kubectlMeanwhile } from './cluster.js';
import { front, type Place } from './front.js';

export interface Wanted {
  readonly recipe: string;
  readonly shell: RealShell;
  /** Safe, where it is not said. */
  readonly style?: 'safe' | 'article';
  /** Stands in ~/.kube/kuberc. */
  readonly kuberc?: string;
  /** A folder with the kubectl to use; else that of PATH. */
  readonly kubectl?: string;
  /** Where the front is. */
  readonly place?: Place;
  /** Changes the script before it runs. */
  readonly edit?: (script: string) => string | Promise<string>;
}

export interface Observed {
  readonly status: number | null;
  /** Of a front, in which the ServiceAccount is called NAME. */
  readonly requests: readonly string[];
  /** Secrets of the script that are still there. */
  readonly left: readonly string[];
  readonly stderr: string;
  readonly files: readonly string[];
}

let runs = 0;

/** Each run has a ServiceAccount, a HOME and a kubeconfig of its own; `test` is a part of the names. */
export async function observed(test: string, wanted: Wanted): Promise<Observed> {
  runs += 1;
  const account = `kubesteps-e2e-${test}-${runs}`;
  const home = mkdtempSync(join(tmpdir(), 'kubesteps-home-'));
  mkdirSync(join(home, '.kube'));
  const through = await front(wanted.place);
  try {
    const kubeconfig = join(home, '.kube/config');
    writeFileSync(kubeconfig, through.kubeconfig, { mode: 0o600 });
    if (wanted.kuberc !== undefined) writeFileSync(join(home, '.kube/kuberc'), wanted.kuberc);
    await kubectlMeanwhile('create', 'serviceaccount', account);
    const { recipe, shell, style = 'safe', edit = (script: string) => script } = wanted;
    const options = readOnly(recipe, style, ['--service-account', accountFor(recipe, account)]);
    const script = await generated([recipe, '--shell', shell.dialect, '--style', style, ...options], {
      KUBECONFIG: kubeconfig,
    });
    const { PATH = '' } = process.env;
    const path = wanted.kubectl === undefined ? PATH : `${wanted.kubectl}:${PATH}`;
    const run = await runScript(shell, await edit(script), {
      env: { HOME: home, KUBECONFIG: kubeconfig, PATH: path },
    });
    const plain = (text: string): string => text.replaceAll(account, 'NAME');
    const secrets = (await kubectlMeanwhile('get', 'secrets', '--namespace=default', '-o', 'name')).split(
      '\n',
    );
    return {
      status: run.status,
      requests: [...new Set(through.requests().map(plain))],
      // The control plane makes one with five letters by itself (before Kubernetes 1.24).
      left: secrets
        .filter((name) => name.includes(`${account}-`) && !/-token-[a-z0-9]{5}$/.test(name))
        .map(plain),
      stderr: plain(run.stderr),
      files: [...run.temporaryFiles, ...run.workingFiles].map(plain),
    };
  } finally {
    through.close();
    rmSync(home, { recursive: true, force: true });
    const made = [`serviceaccount/${account}`, `secret/${account}-token`, `secret/${account}-bound-token`];
    await kubectlMeanwhile('delete', ...made, '--ignore-not-found', '--wait=false');
  }
}
