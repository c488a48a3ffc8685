/** Bash and PowerShell of a recipe do the same, by the dry run: each request with its headers and TLS, each change of the cluster. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { stylesOf } from '../../src/plan/recipe.js';
import { recipeNamed, recipes } from '../../src/plan/recipes.js';
import { deedsIn, differenceOf } from '../../src/verify/extract/same-in-both.js';
import { hostWorld } from '../../src/verify/host-world.js';
import type { FileReport } from '../../src/verify/report.js';
import { verifyText } from '../../src/verify/verify.js';
import { generated } from '../support/generate.js';
import { fakeHost } from '../support/host.js';
import { root } from '../support/paths.js';
import { portion } from '../support/size.js';

const env = { KUBECONFIG: join(root, 'templates/sample/kubeconfig.yaml') };

const options: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'can-i': [['--list'], ['--verb=list', '--resource=pods']],
  'in-pod': [['--resource=pods']],
  'service-account': [['--resource=pods'], ['--verb=get,list', '--resource=pods'], ['--role=view']],
  token: [[], ['--path=/version'], ['--resource=pods', '--all-namespaces']],
};

const cases = [...recipes.keys()].flatMap((recipe) =>
  stylesOf(recipeNamed(recipe)).flatMap((style) =>
    (options[recipe] ?? [[]]).map((more) => [recipe, '--style', style, ...more]),
  ),
);

for (const args of portion(cases, 3))
  test(args.join(' '), async () => {
    const [bash, powershell] = await Promise.all([report(args, 'bash'), report(args, 'powershell')]);
    assert.notEqual(deedsIn(bash).length + kubectlCalls(bash).length, 0);
    assert.deepEqual([bash.verdict, powershell.verdict], ['proved', 'proved']);
    assert.equal(
      differenceOf(bash, powershell, () => undefined),
      undefined,
    );
    assert.deepEqual(kubectlCalls(powershell), kubectlCalls(bash));
  });

/** How long to wait for an answer, where a proxy listens, and where files of the script are: each shell's own. */
const ofItsOwn = /^(?:--ignore-not-found|--request-timeout|--unix-socket|--port|--kubeconfig)\b/;

/** What kubectl is asked for beyond the kubeconfig, once each. */
function kubectlCalls({ calls }: FileReport): readonly string[] {
  const lines = calls
    .map(({ argv }) => (argv.includes('-o') ? argv.slice(0, argv.indexOf('-o')) : argv))
    .filter(([program, verb]) => program === 'kubectl' && verb !== 'config')
    .map((argv) => argv.filter((word) => !ofItsOwn.test(word)).join(' '));
  return [...new Set(lines)].sort();
}

async function report(args: readonly string[], shell: 'bash' | 'powershell'): Promise<FileReport> {
  const text = await generated([...args, '--shell', shell], env);
  return await verifyText(
    { file: 'script', text, shell },
    hostWorld(fakeHost({ realFiles, cwd: process.cwd(), env })),
  );
}
