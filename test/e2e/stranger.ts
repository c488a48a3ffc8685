/** A ServiceAccount with a namespace of its own and no rights in it, and what it is given. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import type { ResourceRule } from '../../src/verify/rights/rules.js';
import { adminKubeconfig, kubectl } from './cluster.js';

/** One right out of a rule. */
export interface SingleRight {
  readonly account: string;
  readonly namespace: string;
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** Undefined where the rule names none. */
  readonly name: string | undefined;
}

/** As the admin, with something on stdin. */
function apply(verb: readonly string[], objects: readonly object[]): string {
  return execFileSync('kubectl', [`--kubeconfig=${adminKubeconfig}`, ...verb, '-f', '-'], {
    encoding: 'utf8',
    input: objects.map((one) => JSON.stringify(one)).join('\n---\n'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Accounts in a namespace of their own; `close` takes all of it away. */
export class Strangers {
  readonly namespace: string;
  /** Of a right that was given or taken, whether it is there now. */
  readonly #settled = new Map<string, boolean>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'kubesteps-rights-'));

  constructor(name: string, accounts: readonly string[]) {
    // One that was there before takes a while to be gone.
    this.namespace = `kubesteps-e2e-rights-${name}-${process.pid}`;
    const { namespace } = this;
    apply(
      ['apply'],
      [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
        ...accounts.map((account) => ({
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: account, namespace },
        })),
      ],
    );
  }

  /** Lets an account create something of the whole cluster, which is beside the rights that are looked at. */
  allowEverywhere(account: string, group: string, resource: string): void {
    const { namespace } = this;
    const metadata = { name: namespace };
    const rules = [{ apiGroups: [group], resources: [resource], verbs: ['create'] }];
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: namespace };
    const subjects = [{ kind: 'ServiceAccount', name: account, namespace }];
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    apply(
      ['apply'],
      [
        { apiVersion, kind: 'ClusterRole', metadata, rules },
        { apiVersion, kind: 'ClusterRoleBinding', metadata, roleRef, subjects },
      ],
    );
  }

  token(account: string): string {
    return kubectl('create', 'token', account, `--namespace=${this.namespace}`).trim();
  }

  /** A kubeconfig of the same cluster, whose only user is the account; its token stands there, or in a file. */
  kubeconfig(account: string, where: 'here' | 'in a file' = 'here'): string {
    const whole = parse(kubectl('config', 'view', '--raw', '--minify', '--flatten'));
    const [{ cluster, name }] = whole.clusters;
    const context = { cluster: name, user: account, namespace: this.namespace };
    const path = join(this.#folder, `${account}.kubeconfig`);
    const tokenFile = join(this.#folder, `${account}.token`);
    const own = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'stranger',
      clusters: [{ name, cluster }],
      contexts: [{ name: 'stranger', context }],
      users: [{ name: account, user: where === 'here' ? { token: this.token(account) } : { tokenFile } }],
    };
    if (where === 'in a file') writeFileSync(tokenFile, this.token(account), { mode: 0o600 });
    writeFileSync(path, stringify(own), { mode: 0o600 });
    return path;
  }

  /** Makes these the only rights that the accounts have, without the others, and waits until the API server goes by that. */
  async grant(rights: readonly SingleRight[], others: readonly SingleRight[] = []): Promise<void> {
    const { namespace } = this;
    const accounts = [...new Set([...rights, ...others].map(({ account }) => account))];
    const rule = ({ verb, group, resource, name }: SingleRight): ResourceRule => ({
      apiGroups: [group],
      resources: [resource],
      verbs: [verb],
      ...(name === undefined ? {} : { resourceNames: [name] }),
    });
    const objects = accounts.flatMap((account) => [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: account, namespace },
        rules: rights.filter((one) => one.account === account).map(rule),
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: account, namespace },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: account },
        subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
      },
    ]);
    apply(['apply'], objects);
    for (const one of rights) await this.#until(one, true);
    for (const one of others) await this.#until(one, false);
  }

  async #until(right: SingleRight, wanted: boolean): Promise<void> {
    const key = JSON.stringify(right);
    if (this.#settled.get(key) === wanted) return;
    while (this.#may(right) !== wanted) await sleep(100);
    this.#settled.set(key, wanted);
  }

  #may({ account, namespace, verb, group, resource, name }: SingleRight): boolean {
    const [plural, subresource] = resource.split('/');
    const resourceAttributes = { namespace, verb, group, resource: plural, subresource, name };
    const review = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user: `system:serviceaccount:${this.namespace}:${account}`, resourceAttributes },
    };
    return /true/.test(apply(['create', '-o', 'jsonpath={.status.allowed}'], [review]));
  }

  close(): void {
    const { namespace } = this;
    kubectl('delete', 'clusterrole,clusterrolebinding', namespace, '--ignore-not-found');
    kubectl('delete', 'namespace', namespace, '--wait=false');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
