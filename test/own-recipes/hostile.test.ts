/**
 * What a recipe's file says is data: no message and no value of a parameter breaks out of quotes, comments, labels, pages or
 * a terminal. Real shells run the scripts, and do what the same recipe with harmless words does.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limiter } from '../e2e/limiter.js';
import { hostileNames } from '../support/hostile.js';
import { fixedSeed, Random } from '../support/random.js';
import { type RealShell, realShells, runScript } from '../support/shells.js';
import { portion } from '../support/size.js';
import { standIns } from '../support/stand-ins.js';
import { needs } from '../support/tools.js';
import { withRecipe } from './sample.js';

const steps = ['choose-cluster', 'find-server', 'token'].map((step) => ({ step }));

/** A recipe that says the text wherever a text may stand, and sends it where a value may. */
const recipe = (text: string): object => ({
  apiVersion: 'kubesteps/v1',
  kind: 'Recipe',
  name: 'own',
  summary: text,
  title: `{{cluster}} ${text}`,
  needs: text,
  parameters: { value: { type: 'choice', choices: [text, 'plain'], default: text, summary: text } },
  steps: [
    ...steps,
    {
      step: 'call',
      ...{
        title: `${text} {{value}}`,
        notes: [text, '{{value}}'],
        forbidden: `${text} a`,
        unexpected: '{{value}} b',
      },
      ...{ request: 'POST', path: '/api/v1/namespaces', query: ['labelSelector={{value}}'] },
      data: JSON.stringify({ note: text }),
    },
    { step: 'say', title: text, text: `${text} {{value}}` },
  ],
});

/** Control characters are escaped in JSON, and some of them must be in YAML. */
const written = (text: string): string =>
  JSON.stringify(recipe(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Two braces are what a recipe says names with, and an empty text is refused. */
const isSayable = (text: string): boolean => !text.includes('{{') && text.trim() !== '';

const pieces: readonly [string, ...string[]] = [
  'x',
  ...`'"\`$\\!#%&;|<>(){}[]*?~=@^-\n\r\t \u0000\u001b\u0007\u202e\u2028\ufeff\u2018\u201d`,
  'touch x',
  '$(touch x)',
  '`touch x`',
  '# ks:ignore KS5101: x',
  'kubesteps: {}',
  'shellcheck disable=all',
  '#>',
  '<#',
  '-->',
  '</code>',
  '<script>x</script>',
  '[x](javascript:x)',
  "'@",
  'BODY',
  'MANIFEST',
  '{% x %}',
  '日本',
  '😀',
];

function randomText(random: Random): string {
  const length = 1 + random.below(6);
  return Array.from({ length }, () => random.pick(pieces)).join('');
}

const random = new Random(fixedSeed);
const texts = [
  ...portion(hostileNames, 4, 12),
  ...Array.from({ length: portion(Array(60).fill(0), 4, 6).length }, () => randomText(random)),
  '# ks:ignore-file KS5101: x',
  'ks:ignore KS5009: x',
  'kubesteps: {"recipe":"token","shell":"bash","lang":"en","options":{},"server":"","ca":"","digest":""}',
].filter(isSayable);

const forms = [
  ['--shell=bash'],
  ['--shell=powershell'],
  ['--shell=powershell', '--lang=ja'],
  ['--annotate=full', '--lang=ja'],
  ['--style=article'],
  ['--format=paste'],
  ['--format=paste', '--shell=powershell'],
  ['--format=markdown'],
  ['--format=html'],
] as const;

/** What is proved of it: the requests, without the text itself. */
async function proof(
  text: string,
  options: readonly string[],
): Promise<{ exit: number; out: string; said: string }> {
  const { exit, stdout, stderr } = await withRecipe(
    written(text),
    'generate',
    'own',
    '--recipes=r.yaml',
    '--proof',
    ...options,
  );
  assert.doesNotMatch(stderr, /internal error/, stderr);
  return { exit, out: stdout, said: stderr };
}

const verdicts = (said: string): readonly string[] =>
  [...said.matchAll(/\d+ commands · \d+ API requests? · \d+ cluster writes?/g)].map(([verdict]) => verdict);

for (const options of forms)
  test(`${options.join(' ')}: as with harmless words, or refused`, async () => {
    const harmless = await proof('plain words', options);
    assert.equal(harmless.exit, 0, harmless.said);
    let made = 0;
    for (const text of texts) {
      const { exit, out, said } = await proof(text, options);
      if (exit !== 0) {
        // PowerShell cannot pass on each character in all its versions, and no API server takes it in a body.
        // What reads like a command on a page is none of its own, and is said with the report.
        assert.match(said, /^error: .+\n(?:[\s\S]*\n)? {2}\S.*\n$/, text);
        assert.equal(out, '');
        continue;
      }
      made++;
      assert.deepEqual(verdicts(said), verdicts(harmless.said), JSON.stringify(text));
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u2028]/, JSON.stringify(text));
    }
    assert.ok(made > texts.length / 2, `${made} of ${texts.length}`);
  });

const limit = limiter(4);

async function calls(text: string, shell: RealShell): Promise<readonly (readonly string[])[] | undefined> {
  const { exit, out } = await proof(text, [`--shell=${shell.dialect}`]);
  if (exit !== 0) return undefined;
  const tools = standIns();
  try {
    const env = { PATH: `${tools.folder}:${process.env.PATH}`, STAND_IN_SERVER: 'https://127.0.0.1:32784' };
    const run = await runScript(shell, out, { env });
    assert.equal(run.status, 0, `${JSON.stringify(text)}: ${run.stderr}`);
    assert.deepEqual([run.temporaryFiles, run.workingFiles], [[], []], JSON.stringify(text));
    assert.doesNotMatch(run.stderr, /[\u0007\u202e\u2028]|\u001b\]/, JSON.stringify(text));
    return tools.calls();
  } finally {
    tools.remove();
  }
}

/** The arguments of curl, but for the one that the text is part of. */
const shape = (all: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  all.map((call) =>
    call.map((arg) =>
      arg.replace(/labelSelector=[^&]*$/, 'labelSelector=').replace(/\/kubesteps-[^/]+|\/tmp\.[^/]+/g, '/…'),
    ),
  );

for (const shell of realShells)
  test(`real ${shell.name}`, { skip: needs(shell.program), concurrency: true }, async () => {
    const harmless = await calls('plain words', shell);
    assert.ok(harmless !== undefined && harmless.length > 3);
    let ran = 0;
    await Promise.all(
      portion(texts, 8).map((text) =>
        limit(async () => {
          const made = await calls(text, shell);
          if (made === undefined) return;
          ran++;
          assert.deepEqual(shape(made), shape(harmless), JSON.stringify(text));
        }),
      ),
    );
    assert.ok(ran > 3, `${ran} ran`);
  });
