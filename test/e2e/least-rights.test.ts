/**
 * The rights that `verify --rbac` derives are enough and are all needed: with them the script of a recipe ends as it
 * promises, and without any one of them the API server refuses it something.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { hostWorld } from '../../src/verify/host-world.js';
import { type CallerRights, rightsOf } from '../../src/verify/rights/rights.js';
import { verifyText } from '../../src/verify/verify.js';
import { generated } from '../support/generate.js';
import { fakeHost } from '../support/host.js';
import { accountFor } from '../support/recipes.js';
import { type Run, realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { kubectl } from './cluster.js';
import { limiter } from './limiter.js';
import { cases } from './rights-cases.js';
import { type SingleRight, Strangers } from './stranger.js';

const skip = needsCluster('bash', 'kubectl', 'curl');
const [bash = assert.fail()] = realShells;

const opened: Strangers[] = [];
after(() => {
  for (const one of opened) one.close();
});

const caller = 'kubesteps-e2e-caller';
const holder = 'kubesteps-e2e-holder';

/** The rights one by one. None of these recipes needs one in the whole cluster. */
function rightsIn({ caller: { credential }, scopes }: CallerRights): readonly SingleRight[] {
  const account =
    // Whose the token in a file is, a dry run cannot know: here it is the caller's.
    credential.kind === 'user' || credential.kind === 'other'
      ? caller
      : credential.kind === 'service-account'
        ? credential.name
        : '';
  assert.notEqual(account, '', JSON.stringify(credential));
  return scopes.flatMap(({ namespace, rules }) =>
    rules.flatMap((rule) => {
      assert.ok(namespace !== undefined && 'resources' in rule, JSON.stringify(rule));
      const [group = ''] = rule.apiGroups;
      return rule.resources.flatMap((resource) =>
        rule.verbs.flatMap((verb) =>
          (rule.resourceNames ?? [undefined]).map((name) => ({
            account,
            namespace,
            group,
            resource,
            verb,
            name,
          })),
        ),
      );
    }),
  );
}

/** Who makes a Role has to have what it allows (kubernetes, pkg/registry/rbac: escalation). */
const given = (namespace: string, verb: string): SingleRight => ({
  account: caller,
  namespace,
  group: '',
  resource: 'configmaps',
  verb,
  name: undefined,
});

const limit = limiter(3);

for (const { recipe, options, status, says, gives, bare } of portion(cases, 1, 4)) {
  test(bare ? `${recipe} without kubectl` : recipe, { skip, concurrency: true }, () =>
    limit(async () => {
      const strangers = new Strangers(bare ? `${recipe}-bare` : recipe, [caller, holder]);
      opened.push(strangers);
      const { namespace } = strangers;
      if (recipe === 'whoami')
        strangers.allowEverywhere(holder, 'authentication.k8s.io', 'selfsubjectreviews');
      const kubeconfig = strangers.kubeconfig(caller, bare ? 'in a file' : 'here');
      const account = /proxy|self/.test(recipe)
        ? []
        : [`--namespace=${namespace}`, `--service-account=${accountFor(recipe, holder)}`];
      const own = options.map((option) => option.replace('«n»', namespace));
      const without = bare ? ['--without-kubectl'] : [];
      const text = await generated([recipe, '--kubeconfig', kubeconfig, ...without, ...account, ...own]);
      const world = hostWorld(
        fakeHost({ realFiles, cwd: process.cwd(), env: { PATH: process.env.PATH ?? '' } }),
        bare ? { kubeconfig } : {},
      );
      const report = await verifyText({ file: 'script.sh', text, shell: 'bash' }, world);
      const { callers, unknown } = rightsOf(report);
      assert.deepEqual([report.verdict, unknown], ['proved', []]);
      const all =
        gives === undefined
          ? callers.flatMap(rightsIn)
          : [
              ...callers.flatMap(rightsIn).filter(({ account }) => account === caller),
              given(namespace, gives),
            ];
      const idle = callers
        .flatMap(({ sometimes }) => sometimes)
        .flatMap(({ request, where }) =>
          where === 'exists' && request.kind === 'resource' ? [request.verb] : [],
        );

      const run = async (): Promise<Run> => {
        const ended = await runScript(bash, text);
        kubectl('delete', '--ignore-not-found', `--namespace=${namespace}`, ...madeBy(recipe));
        return ended;
      };
      await strangers.grant(all);
      const whole = await run();
      if (status !== undefined) assert.equal(whole.status, status, whole.stderr);
      assert.match(whole.stderr, says);
      assert.doesNotMatch(whole.stderr, /forbidden/i);
      for (const one of all) {
        if (idle.includes(one.verb)) continue;
        await strangers.grant(
          all.filter((other) => other !== one),
          [one],
        );
        const refused = await run();
        assert.notEqual(refused.status, 0, JSON.stringify(one));
        assert.match(refused.stderr, /forbidden/i, JSON.stringify(one));
      }
    }),
  );
}

const madeBy = (recipe: string): readonly string[] =>
  recipe === 'service-account'
    ? ['serviceaccounts,roles,rolebindings', accountFor(recipe, holder)]
    : ['secrets', recipe === 'bound-token' ? `${holder}-bound-token` : `${holder}-token`];
