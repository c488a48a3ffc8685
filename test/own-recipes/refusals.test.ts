/** What is wrong with a recipe's file is said with its place and a next step, in English and in Japanese; nothing is written. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { realFiles } from '../../src/host.js';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { samplePath } from '../support/sample.js';
import { sampleRecipe, withRecipe } from './sample.js';

const head = 'apiVersion: kubesteps/v1\nkind: Recipe\nname: a\nsummary: s\n';
const steps = 'steps:\n- step: choose-cluster\n- step: find-server\n- step: token\n';

/** Each: the file, the line and column of what is wrong, and what is said. */
const wrong: readonly (readonly [text: string, place: string, message: RegExp])[] = [
  ['a: [', '2:1', /yaml: /],
  ['- a', '1:1', /the recipe is no map/],
  [`${head}name: b\n${steps}`, '5:1', /"name" stands there twice/],
  [`${head}${steps}- step: call\n  path: /api\n  path: /version\n`, '11:3', /"path" stands there twice/],
  [`${head}parameters:\n  a: {type: name}\n  a: {type: path}\n${steps}`, '7:3', /"a" stands there twice/],
  [head.replace('v1', 'v9'), '1:13', /apiVersion is not kubesteps\/v1/],
  [head.replace('Recipe', 'Pod'), '2:7', /kind is not Recipe/],
  [head.replace('name: a\n', ''), '1:1', /the recipe has no name/],
  [head.replace('name: a', 'name: A b') + steps, '3:7', /"A b" is no name of a recipe/],
  [head.replace('name: a', 'name: token') + steps, '3:7', /kubesteps has a recipe token itself/],
  [`${head}step: []\n`, '5:1', /the recipe has no field "step"\n.*\n.*did you mean steps\?/],
  [head, '1:1', /the recipe has no steps/],
  [`${head}steps: []\n`, '5:8', /the recipe calls nothing/],
  [`${head}steps: x\n`, '5:8', /steps is no list/],
  [`${head}steps:\n- shell: rm -rf /\n`, '6:3', /a step has no step/],
  [`${head}steps:\n- step: shell\n  run: rm -rf /\n`, '6:9', /there is no step "shell"/],
  [`${head}steps:\n- step: calls\n`, '6:9', /there is no step "calls"\n.*\n.*did you mean call\?/],
  [
    `${head}steps:\n- step: call\n`,
    '6:3',
    /step call needs a step before it.*\n.*\n.*put find-server before it/,
  ],
  [
    `${head}steps:\n- step: choose-cluster\n- step: start-proxy\n- step: call-proxy\n`,
    '7:3',
    /put stop-proxy behind it/,
  ],
  [`${head}steps:\n- step: choose-cluster\n`, '6:1', /the recipe calls nothing/],
  [
    `${head}steps:\n${'- {step: say, title: a, text: b}\n'.repeat(51)}- step: call\n`,
    '6:1',
    /fifty steps at most/,
  ],
  [`${head}${steps}- step: token\n- step: call\n`, '9:3', /step token stands there twice/],
  [
    `${head}${steps}- step: own-credentials\n- {step: call}\n- {step: call-as-self}\n`,
    '9:3',
    /step own-credentials does in another way what step token did/,
  ],
  [`${head}${steps}- step: call\n- step: bound-token\n`, '10:3', /put bound-secret before it/],
  [`${head}${steps}- step: call\n  insecure: true\n`, '10:3', /step call has no field "insecure"/],
  [`${head}${steps}- step: call\n  path: version\n`, '10:9', /--path "version" is not the path of a URL/],
  [`${head}${steps}- step: call\n  path: /a/../b\n`, '10:9', /--path "\/a\/..\/b" has a dot segment/],
  [`${head}${steps}- step: call\n  path: 5\n`, '10:9', /path is no text/],
  [`${head}${steps}- step: call\n  accept: xml\n`, '10:11', /accept "xml" is none of its values/],
  [`${head}${steps}- step: call\n  data: '@file'\n`, '10:9', /data is the body itself, and no file/],
  [`${head}${steps}- step: call\n  data: '{}'\n`, '10:9', /--data has no meaning with --request GET/],
  [`${head}${steps}- step: call\n  header: ['a']\n`, '10:11', /--header "a" is no header/],
  [
    `${head}${steps}- step: call\n  all-namespaces: 'yes'\n`,
    '10:19',
    /all-namespaces is neither true nor false/,
  ],
  [
    `${head}${steps}- step: call\n  resource: '{{app}}'\n`,
    '10:13',
    /"app" is no name that stands for something/,
  ],
  [`${head}${steps}- step: call\n  title: '{{ x'\n`, '10:10', /what stands behind \{\{ is no name/],
  [`${head}${steps}- step: call\n  title: {ja: x}\n`, '10:10', /title has no en/],
  [`${head}${steps}- step: call\n  title: ' '\n`, '10:10', /title is empty/],
  [
    `${head}${steps}- step: call\n  title: ${'x'.repeat(501)}\n`,
    '10:10',
    /title is longer than 500 characters/,
  ],
  [`${head}${steps}- step: say\n  title: x\n`, '9:3', /step say has nothing to say/],
  [
    `${head}options: {service-account: A}\n${steps}- step: call\n`,
    '5:28',
    /--service-account "A" is not a name Kubernetes accepts/,
  ],
  [
    `${head}options: {duration: 5m}\n${steps}- step: call\n`,
    '5:21',
    /--duration "5m" is refused by every API server/,
  ],
  [`${head}parameters: {a-b: {type: name}}\n${steps}`, '5:14', /"a-b" is no name of a parameter/],
  [`${head}parameters: {user: {type: name}}\n${steps}`, '5:14', /"user" is what messages call/],
  [`${head}parameters: {a: {type: text}}\n${steps}`, '5:24', /there is no type "text"/],
  [
    `${head}parameters: {a: {type: name, choices: [b]}}\n${steps}`,
    '5:39',
    /choices and type: choice go together/,
  ],
  [`${head}parameters: {a: {type: choice, choices: []}}\n${steps}`, '5:41', /there is nothing to choose/],
  [`${head}parameters: {a: {type: name, default: A}}\n${steps}`, '5:39', /default "A" is no name/],
  [`${head}parameters: {a: {type: namespace, default: A}}\n${steps}`, '5:44', /default "A" is no namespace/],
  [`${head}parameters: {a: {type: duration, default: 1s}}\n${steps}`, '5:43', /default "1s" is no duration/],
  [`${head}parameters: {a: {type: path, default: a}}\n${steps}`, '5:39', /default "a" is no path/],
  [
    `${head}parameters: {a: {type: choice, choices: [b], default: c}}\n${steps}`,
    '5:55',
    /default "c" is none of the choices/,
  ],
];

for (const [text, place, message] of wrong)
  test(`${JSON.stringify(text.slice(head.length - 10))}: ${message.source}`, async () => {
    const { exit, stdout, stderr } = await withRecipe(text, 'generate', 'a', '--recipes', 'r.yaml');
    assert.deepEqual([exit, stdout], [1, ''], stderr);
    assert.match(stderr, message);
    const lines = stderr.split('\n');
    assert.match(lines[1] ?? '', new RegExp(`^  at r\\.yaml:${place}$`));
    assert.match(lines[2] ?? '', /^ {2}\S/, 'a next step');
    const other = await withRecipe(text, 'generate', 'a', '--recipes', 'r.yaml', '--lang', 'ja');
    const [first = '', , next = ''] = other.stderr.split('\n');
    if (!first.includes('yaml: ')) assert.match(first, /[ぁ-ん]/, first);
    assert.match(next, /[ぁ-ん]/, next);
  });

const usage: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [['scale', '--recipes', 'r.yaml'], /needs to be given app\n {2}write --param app=VALUE: a name/],
  [['scale', '--recipes', 'r.yaml', '--param', 'app=A'], /--param app "A" is no name/],
  [
    ['scale', '--recipes', 'r.yaml', '--param', 'ap=a'],
    /--param "ap=a" gives no parameter.*\n {2}did you mean app\?/,
  ],
  [['scale', '--recipes', 'r.yaml', '--param', 'app'], /\n {2}write --param app=VALUE/],
  [
    ['scale', '--recipes', 'r.yaml', '--param', 'app=a', '--param', 'replicas=2'],
    /"2" is none of the choices/,
  ],
  [
    ['scale', '--recipes', 'r.yaml', '--param', 'app=a', '--path=/api'],
    /--path has no meaning for recipe scale/,
  ],
  [
    ['scale', '--recipes', 'r.yaml', '--param', 'app=a', '--service-account=b'],
    /--service-account has no meaning/,
  ],
  [
    ['scale', '--recipes', 'r.yaml', '--param', 'app=a', '--duration=1h'],
    /--duration has no meaning for recipe/,
  ],
  [
    ['scale', '--recipes', 'r.yaml', '--param', 'app=a', '--shell=sh'],
    /--shell sh has no meaning for recipe scale/,
  ],
  [
    ['token', '--recipes', 'r.yaml', '--param', 'app=a'],
    /--recipes has no meaning for recipe token, which is/,
  ],
  [['token', '--param', 'app=a'], /--param has no meaning for recipe token, which is/],
  [['scale', '--param', 'app=a'], /--param is for a recipe of your own, and nothing says where "scale" is/],
  [['scal', '--recipes', 'r.yaml'], /there is no recipe "scal" in r\.yaml\n {2}did you mean scale\?/],
];

for (const [args, message] of usage)
  test(`generate ${args.join(' ')}`, async () => {
    const { exit, stdout, stderr } = await withRecipe(sampleRecipe, 'generate', ...args);
    assert.deepEqual([exit, stdout], [3, ''], stderr);
    assert.match(stderr, message);
  });

test('a folder that has none, a file that is not there, and two recipes of one name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubesteps-own-'));
  try {
    const said = async (...args: readonly string[]): Promise<string> => {
      const host = fakeHost({ realFiles, cwd: folder, env: { KUBECONFIG: samplePath } });
      assert.equal(await main(args, host), 1);
      return host.written.stderr;
    };
    assert.match(await said('recipes', '--recipes', 'none'), /none: there is no such file/);
    assert.match(await said('recipes', '--recipes', '.'), /there is no recipe in \.\n {2}its files end/);
    for (const name of ['a.yaml', 'b.yml']) writeFileSync(join(folder, name), JSON.stringify(sampleRecipe));
    assert.match(
      await said('generate', 'scale', '--recipes', '.'),
      /recipe scale is in a\.yaml as well\n {2}at b\.yml:1:1/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
