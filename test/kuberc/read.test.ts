/** Which kuberc files stop every call of kubectl, and what the others say; held to real kubectl. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readKuberc } from '../../src/kuberc/read.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { Random } from '../support/random.js';
import { portion } from '../support/size.js';
import { needsKubectl } from '../support/tools.js';
import { configFile } from '../verify/dry-run.js';

const head = 'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n';
const alpha = 'apiVersion: kubectl.config.k8s.io/v1alpha1\nkind: Preference\n';

type Verdict = 'taken' | 'stops' | 'empty';

/** Recorded with kubectl 1.36.4. */
const files: Readonly<Record<string, readonly [text: string, verdict: Verdict]>> = {
  'an empty file': ['', 'empty'],
  'white space': ['\n \n', 'empty'],
  'white space in two documents': ['\n---\n', 'empty'],
  'comments only': ['# hi\n', 'stops'],
  'a separator only': ['---\n', 'stops'],
  'no kind': ['apiVersion: kubectl.config.k8s.io/v1beta1\n', 'stops'],
  'another kind': ['apiVersion: v1\nkind: Config\n', 'stops'],
  'another version': ['apiVersion: kubectl.config.k8s.io/v1\nkind: Preference\n', 'stops'],
  'nothing but its head': [head, 'taken'],
  'a byte order mark': [`\ufeff${head}`, 'taken'],
  'lists that are null': [`${head}aliases: null\ndefaults: null\n`, 'taken'],
  'a boolean that is no text': [
    `${head}defaults:\n- command: delete\n  options: [{name: interactive, default: true}]\n`,
    'stops',
  ],
  'a list that is a number': [`${head}defaults: 1\n`, 'stops'],
  'a flag with dashes': [
    `${head}defaults:\n- command: delete\n  options: [{name: --raw, default: "true"}]\n`,
    'stops',
  ],
  'a flag with dashes in an alias': [
    `${head}aliases:\n- {name: x, command: get, options: [{name: -o, default: json}]}\n`,
    'stops',
  ],
  'a flag that there is not, of another command': [
    `${head}defaults:\n- command: delete\n  options: [{name: nope, default: x}]\n`,
    'taken',
  ],
  'a field that there is not': [`${head}foo: 1\n`, 'taken'],
  'a key twice': [`${head}defaults: []\ndefaults: []\n`, 'taken'],
  'defaults without a command': [`${head}defaults:\n- options: [{name: raw, default: "true"}]\n`, 'taken'],
  'an alias with a dash': [`${head}aliases:\n- {name: a-b, command: get}\n`, 'stops'],
  'an alias with a digit': [`${head}aliases:\n- {name: a1, command: get}\n`, 'stops'],
  'an alias beyond ASCII': [`${head}aliases:\n- {name: É, command: get}\n`, 'stops'],
  'an alias without a name': [`${head}aliases:\n- {command: get}\n`, 'stops'],
  'an alias twice': [`${head}aliases:\n- {name: a, command: get}\n- {name: a, command: get}\n`, 'stops'],
  'an alias called as a command': [`${head}aliases:\n- {name: get, command: delete}\n`, 'taken'],
  'another policy': [`${head}credentialPluginPolicy: Foo\n`, 'stops'],
  'a list without the policy': [`${head}credentialPluginAllowlist: [{name: aws}]\n`, 'stops'],
  'an empty list beside AllowAll': [
    `${head}credentialPluginPolicy: AllowAll\ncredentialPluginAllowlist: []\n`,
    'stops',
  ],
  'a list that is null beside DenyAll': [
    `${head}credentialPluginPolicy: DenyAll\ncredentialPluginAllowlist: null\n`,
    'taken',
  ],
  'the policy without a list': [`${head}credentialPluginPolicy: Allowlist\n`, 'stops'],
  'the policy with an empty list': [
    `${head}credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: []\n`,
    'stops',
  ],
  'an entry without a name': [
    `${head}credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: ''}]\n`,
    'stops',
  ],
  'an entry with both': [
    `${head}credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: a, command: b}]\n`,
    'stops',
  ],
  'entries of both kinds': [
    `${head}credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: a/b}, {command: x}]\n`,
    'taken',
  ],
  'another document behind it': [`${head}---\nfoo: [\n`, 'taken'],
  'another document before it': [`kind: X\n--- # and now\n${head}`, 'taken'],
  'a separator at the top': [`\n\n---\n${head}`, 'taken'],
  'the older form': [
    `${alpha}overrides:\n- command: config view\n  flags: [{name: raw, default: "true"}]\n`,
    'taken',
  ],
  'a policy in the older form': [`${alpha}credentialPluginPolicy: Foo\n`, 'taken'],
  'what is no YAML': ['a: [\n', 'stops'],
  'a tab': [`${head}defaults:\n\t- x\n`, 'stops'],
  'a list at the top': ['[]\n', 'stops'],
  JSON: ['{"apiVersion":"kubectl.config.k8s.io/v1beta1","kind":"Preference"}', 'taken'],
};

function verdict(text: string): Verdict {
  const read = readKuberc('kuberc', Buffer.from(text));
  return read === undefined ? 'empty' : 'message' in read ? 'stops' : 'taken';
}

for (const [name, [text, expected]] of Object.entries(files)) {
  test(`kuberc: ${name}`, () => assert.equal(verdict(text), expected));
}

test('what is said, and where it stands', () => {
  const text = `kind: X\n---\n${head}defaults:\n- command: create token\n  options:\n  - {name: duration, default: 24h}\naliases:\n- {name: getn, command: get, prependArgs: [nodes], appendArgs: [-A], options: [{name: output, default: wide}]}\ncredentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: aws}]\nmore: 1\n`;
  const read = readKuberc('kuberc', Buffer.from(text));
  assert.ok(read !== undefined && !('message' in read));
  assert.deepEqual(read.defaults, [
    {
      command: 'create token',
      options: [{ name: 'duration', value: '24h', position: { file: 'kuberc', line: 8, column: 5 } }],
      position: { file: 'kuberc', line: 6, column: 3 },
    },
  ]);
  assert.deepEqual(
    read.aliases.map(({ name, command, prependArgs, appendArgs, options }) => [
      name,
      command,
      prependArgs,
      appendArgs,
      options.map((one) => `${one.name}=${one.value}`),
    ]),
    [['getn', 'get', ['nodes'], ['-A'], ['output=wide']]],
  );
  assert.deepEqual(read.policy?.allowed, ['aws']);
  assert.deepEqual(
    read.unknownFields.map(({ name, position }) => [name, position.line]),
    [['more', 13]],
  );
});

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-kuberc-'));
after(() => rmSync(folder, { recursive: true }));

/** Whether kubectl starts with that file. */
function real(text: string): Verdict {
  const file = join(folder, 'kuberc');
  writeFileSync(file, text);
  const { status, stderr } = spawnSync('kubectl', ['--kuberc', file, 'config', 'current-context'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: '/nonexistent', KUBECONFIG: configFile },
  });
  if (status !== 0) assert.match(stderr, /error occurred while applying preferences/, text);
  return /^\s*(?:---\s*)?$/.test(text) && !text.startsWith('---')
    ? 'empty'
    : status === 0
      ? 'taken'
      : 'stops';
}

test('kubectl says the same', { skip: needsKubectl(36) }, () => {
  for (const [name, [text, expected]] of portion(Object.entries(files), 20))
    assert.equal(real(text), expected, name);
});

const parts: readonly [string, ...string[]] = [
  'defaults:\n- command: delete\n  options: [{name: interactive, default: "true"}]\n',
  'defaults:\n- command: apply\n  options:\n  - name: server-side\n    default: "true"\n- command: "create token"\n',
  'defaults: [{command: [get]}]\n',
  'overrides: []\n',
  'aliases: [{name: getn, command: get, prependArgs: [nodes]}]\n',
  'aliases: [{name: g, command: "get pods", appendArgs: [-A]}]\n',
  'aliases: [{name: g, prependArgs: nodes}]\n',
  'aliases: {name: g}\n',
  'credentialPluginPolicy: DenyAll\n',
  'credentialPluginPolicy: Allowlist\n',
  'credentialPluginPolicy: [AllowAll]\n',
  'credentialPluginAllowlist: [{name: aws}, {name: /usr/bin/kubelogin}]\n',
  'credentialPluginAllowlist:\n',
  'preferences: {}\n',
  '# "$(touch PWNED)"\n',
  '---\n',
  '...\n',
  '--- x\n',
  'x: &a [*a]\n',
  '"\\e[31m": 1\n',
];

/** FUZZ_KUBERC asks for more than the usual few. */
fuzzTest(
  'kubectl and the reader agree on files put together at random',
  { skip: needsKubectl(36) },
  (seed) => {
    const random = new Random(seed);
    const count = fuzzCount({ quick: 10, full: 80 });
    for (let round = 0; round < count; round += 1) {
      const top = random.pick([head, head, head, alpha, 'kind: Preference\n', '\n']);
      const chosen = Array.from({ length: random.below(4) }, () => random.pick(parts));
      let text = top + chosen.join('');
      if (random.below(4) === 0) {
        const at = random.below(text.length);
        text =
          text.slice(0, at) + random.pick(['', ' ', '"', ':', '\n', '\t', '-', 'x']) + text.slice(at + 1);
      }
      assert.equal(verdict(text), real(text), `FUZZ_SEED=${seed}: ${JSON.stringify(text)}`);
    }
  },
);
