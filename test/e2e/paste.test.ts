/**
 * `--format paste`, pasted into real interactive shells on a real terminal, bracketed and not, against a real API server:
 * every step works, the next call does, and the shell is alive and set as before.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generated } from '../support/generate.js';
import { Interactive, type InteractiveShell } from '../support/interactive.js';
import { pasteable } from '../support/pasteable.js';
import { crossed, full } from '../support/size.js';
import { needsCluster } from '../support/tools.js';
import { adminKubeconfig, kubectl } from './cluster.js';

const skip = needsCluster('bash', 'zsh', 'pwsh', 'kubectl', 'curl', 'tmux');

interface Case {
  readonly recipe: string;
  readonly shell: InteractiveShell;
  readonly bracketed: boolean;
}

const all: readonly Case[] = pasteable.flatMap((recipe) =>
  (['bash', 'zsh', 'pwsh'] as const).flatMap((shell) =>
    (shell === 'pwsh' ? [false] : [true, false]).map((bracketed) => ({ recipe, shell, bracketed })),
  ),
);
/** In a full run each recipe, and each shell in each way to paste; in a quick one none of those that wait for the control plane. */
const cases = !full
  ? all.filter(
      ({ recipe, shell, bracketed }) =>
        (recipe === 'token' || (recipe === 'proxy' && shell === 'zsh')) && bracketed === (shell === 'bash'),
    )
  : crossed(all, all.length, ({ recipe, shell, bracketed }) => [recipe, `${shell} ${bracketed}`]);

/** What it makes and takes away again, which ends its token. */
const makes: Readonly<Record<string, string>> = {
  'secret-token': 'secrets',
  'bound-token': 'secrets',
  'service-account': 'serviceaccounts,clusterroles,clusterrolebindings',
};

/** What its call answers; the server may be older than SelfSubjectReview. */
const answers: Readonly<Record<string, RegExp>> = {
  whoami: /404|system:serviceaccount:default:default/,
  'can-i': /"resourceRules": \[/,
};

const accountOf = ({ recipe, shell, bracketed }: Case): string =>
  recipe in makes ? `kubesteps-e2e-${recipe}-${shell}-${bracketed ? 'b' : 'p'}` : 'default';
const made = cases.filter(({ recipe }) => makes[recipe] === 'secrets').map(accountOf);

before(() => {
  if (skip) return;
  for (const name of made) kubectl('create', 'serviceaccount', name);
});
after(() => {
  if (!skip && made.length > 0) kubectl('delete', 'serviceaccounts', ...made);
});

/** The blocks, and the one that cleans up, with the line that says how they were made. */
function parts(text: string): readonly [blocks: string, cleanUp: string] {
  const at = text.lastIndexOf('\n\n', text.lastIndexOf('\n\n') - 1);
  return [`${text.slice(0, at)}\n`, text.slice(at + 2)];
}

for (const one of cases) {
  const { recipe, shell, bracketed } = one;
  test(`${recipe} pasted into ${shell}${bracketed ? ', bracketed' : ''}`, { skip }, async () => {
    const text = await generated([
      ...[recipe, '--format=paste', `--shell=${shell === 'pwsh' ? 'powershell' : 'bash'}`],
      `--kubeconfig=${adminKubeconfig}`,
      ...(recipe in makes ? [`--service-account=${accountOf(one)}`] : []),
    ]);
    const [blocks, cleanUp] = parts(text);
    const terminal = new Interactive(shell, {});
    try {
      const was = await terminal.look();
      assert.notEqual(was, '');
      await terminal.paste(blocks, bracketed);
      const screen = terminal.scrollback();
      const token = (await terminal.output(shell === 'pwsh' ? '$token' : 'printf %s "$TOKEN"')).trim();
      const version = await terminal.output('kapi GET /version');
      // Its own call went through; that of the token that was revoked does not.
      assert.match(screen, answers[recipe] ?? /"kind": "APIVersions"/, screen);
      assert.match(version, recipe in makes ? /"code": 401/ : /"gitVersion"/, screen);
      if (recipe === 'service-account')
        assert.match(screen, /serviceaccount\/kubesteps-e2e\S+ created/, screen);
      if (recipe === 'token') assert.match(screen, /\d+ seconds/, screen);
      if (recipe !== 'proxy') {
        assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
        assert.ok(!terminal.scrollback().includes(token.slice(-40)), 'the token is on the screen');
        assert.ok(!(await terminal.history()).includes(token.slice(-40)), 'the token is in the history');
      }
      await terminal.paste(cleanUp, bracketed);
      assert.equal(await terminal.look(), was);
      assert.deepEqual(
        readdirSync(join(terminal.folder, 'tmp')).filter(
          (name) => !/^(clr-|dotnet|\.dotnet|CoreFx|ps)/i.test(name),
        ),
        [],
      );
      const left =
        shell === 'pwsh' ? '"<$token$apiserver$work>"' : 'printf "<%s>" "${TOKEN-}${APISERVER-}${WORK-}"';
      assert.match(await terminal.output(left), /^<>\s*$/);
      const types = makes[recipe];
      if (types !== undefined)
        assert.doesNotMatch(
          kubectl('get', types, '--namespace=default', '-o', 'name'),
          new RegExp(`/${accountOf(one)}(-(bound-)?token)?$`, 'm'),
        );
    } finally {
      terminal.stop();
    }
  });
}
