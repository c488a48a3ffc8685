/** Templates of `-o go-template=`: what the model says kubectl prints is what kubectl prints. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { parseGoTemplate } from '../../../src/verify/tools/go-template.js';
import { GoTemplateError, printGoTemplate } from '../../../src/verify/tools/go-template-config.js';
import { textOf } from '../../../src/verify/value.js';
import { portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';
import { calls, dryRun, marks } from '../bash/dry-run.js';
import { configFile, world } from '../dry-run.js';

const printed: readonly string[] = [
  'plain',
  '{{.kind}}',
  'a {{- .kind -}} b',
  'a\n{{- .kind }} {{ .apiVersion -}}\t\nb',
  '{{(index .clusters 0).cluster.server}}',
  '{{index (index .clusters 1).cluster "server"}}{{"\\n\\t\\"x\\\\"}}',
  '{{index .clusters 0 "name"}}{{`\\n`}}',
  '{{index (index .clusters 0).cluster "nope"}}',
  '{{(index .clusters 0).nope}}|{{(index .clusters 0).nope.more}}',
  '{{with .nope}}x{{end}}y',
  '{{with (index .clusters 0).cluster.server}}<{{.}}>{{end}}',
  '{{range .clusters}}{{.name}};{{with .cluster.nope}}x{{end}}{{end}}{{range .nope}}x{{end}}',
  '{{range .clusters}}{{if eq .name "lab"}}{{.cluster.server}} {{.name}}{{end}}{{end}}',
  '{{range .clusters}}{{if eq .name "nope"}}{{.cluster.server}}{{end}}{{end}}|',
  '{{range .clusters}}{{if eq .name (base64decode "bGFi")}}{{with index .cluster "server"}}{{.}}{{end}}{{end}}{{end}}',
  '{{if eq .kind `Config`}}{{.apiVersion}}{{end}}{{if eq .kind (base64decode "")}}x{{end}}',
  '{{with index .contexts 1}}{{.name}} {{with .context}}{{.cluster}} {{.namespace}}{{end}}{{end}}',
  '{{with .contexts}}{{(index . 0).name}}{{end}}',
  '{{index (index .clusters 0).cluster "certificate-authority-data" | base64decode}}',
  '{{base64decode (index (index .clusters 1).cluster "certificate-authority-data")}}',
  '{{with (index .users 0).user.token}}{{.}}{{end}}',
  '{{index (index .users 1).user "client-key-data" | base64decode}}',
];

const stopped: readonly string[] = [
  '{{index (index .clusters 7).cluster "server"}}',
  '{{index .nope "x"}}',
  '{{index .clusters "name"}}',
  '{{index . 0}}',
  '{{.kind.x}}',
  '{{.clusters.name}}',
  '{{index (index .clusters 0).cluster "nope" | base64decode}}',
  '{{base64decode .nope}}',
  '{{index (index .clusters 0).cluster "server" | base64decode}}',
  '{{base64decode .clusters}}',
];

/** Templates of which nothing is said: they may be no templates at all, or more than is modelled. */
const notModelled: readonly string[] = [
  '{{.kind}',
  '{{ - .kind}}',
  '{{}}',
  '{{/* a comment */}}',
  '{{$x := .kind}}{{$x}}',
  '{{range $k, $v := .clusters}}{{$k}}{{end}}',
  '{{range .clusters}}{{.name}}{{else}}x{{end}}',
  '{{range .clusters}}{{.name}}',
  '{{range}}x{{end}}',
  '{{if eq .kind}}a{{end}}',
  '{{if eq .kind "a" "b"}}a{{end}}',
  '{{if eq "a" .kind}}a{{end}}',
  '{{if eq .kind (base64decode "?")}}a{{end}}',
  '{{if eq .kind (base64decode "/w==")}}a{{end}}',
  '{{if eq .kind (base64decode "YQ==" | base64decode)}}a{{end}}',
  '{{if .kind}}a{{end}}',
  '{{if and .kind .kind}}a{{end}}',
  '{{if .kind}}a{{else}}b{{end}}',
  '{{with .kind}}a',
  '{{end}}',
  '{{.kind .kind}}',
  '{{.kind | len}}',
  '{{index .clusters}}',
  '{{(.kind)x}}',
  '{{.a-b}}',
  '{{.kind | base64decode | base64decode}}',
  '{{base64decode}}',
  '{{"a\\x41"}}',
  '{{index .clusters 0x1}}',
];

/** What the model prints of the tests' kubeconfig; a GoTemplateError where kubectl stops. */
function modelled(template: string): string | GoTemplateError | undefined {
  const nodes = parseGoTemplate(template);
  const config = world.config();
  if (nodes === undefined || config === undefined) return undefined;
  try {
    return textOf(printGoTemplate(nodes, config, config).stdout);
  } catch (error) {
    if (error instanceof GoTemplateError) return error;
    throw error;
  }
}

const real = (template: string) =>
  spawnSync(
    'kubectl',
    ['config', 'view', '--raw', `--kubeconfig=${configFile}`, `-ogo-template=${template}`],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: '/nonexistent' },
    },
  );

test('kubectl prints what the model prints', { skip: needs('kubectl') }, () => {
  for (const template of portion(printed, 12)) {
    const { status, stdout } = real(template);
    assert.deepEqual([template, status, modelled(template)], [template, 0, stdout]);
  }
});

test('kubectl stops where the model stops', { skip: needs('kubectl') }, () => {
  for (const template of portion(stopped, 5)) {
    const { status, stdout } = real(template);
    assert.equal(status, 1, template);
    // The object is printed whole, tokens and all.
    assert.match(stdout, /lab-admin-token/, template);
    assert.ok(modelled(template) instanceof GoTemplateError, template);
  }
});

test('of other templates nothing is said', () => {
  for (const template of notModelled) assert.equal(parseGoTemplate(template), undefined, template);
});

const scripts: Readonly<Record<string, readonly [command: string, value: string, ...marks: string[]]>> = {
  'a CA': [
    `kubectl config view --minify --raw -o go-template='{{index (index .clusters 0).cluster "server"}}'`,
    'https://127.0.0.1:6443',
  ],
  'a token of the kubeconfig': [
    `kubectl config view --raw -o go-template='{{(index .users 0).user.token}}'`,
    '«token of user lab-admin»',
  ],
  'the whole kubeconfig where the template stops': [
    `kubectl config view --raw -o go-template='{{index .nope 0}}'`,
    '«the whole kubeconfig, in a message about the template, with token of user lab-admin»',
    '1:KS4004',
  ],
  'no value': [`kubectl config view -o go-template='{{.nope}}'`, '<no value>', '1:KS4004'],
  'a token out of a Secret, decoded': [
    `kubectl get secret x -o go-template='{{with .data.token}}{{base64decode .}}{{end}}'`,
    '«token of Secret default/x, from line 1»',
  ],
  'the lifetime of a token': [
    `kubectl create token default -o go-template='{{.spec.expirationSeconds}}'`,
    '«spec.expirationSeconds of the token from line 1»',
  ],
  'the answer with the token': [
    `kubectl create token default -o go-template='{{.status}}'`,
    '«TokenRequest of ServiceAccount default/default, from line 1»',
  ],
};

for (const [name, [command, value, ...expected]] of Object.entries(scripts)) {
  test(`-o go-template prints ${name}`, async () => {
    const report = await dryRun(`x=$(${command}) || x=$x\nkubectl get "is $x"`);
    assert.equal(calls(report).at(-1)?.replace('kubectl get is ', ''), value);
    assert.deepEqual(
      marks(report).filter((mark) => !/KS220|KS5101/.test(mark)),
      expected,
    );
  });
}

const call = (token: string): string => `set -euo pipefail
export LC_ALL=C KUBERC=off
TOKEN=$(${token}) || TOKEN=''
case $TOKEN in '' | *[!A-Za-z0-9._~+/=-]*) exit 1 ;; esac
printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |
  curl -q --fail --max-time 9 --capath /nonexistent --insecure --config - https://127.0.0.1:6443/api`;

test('a decoded token is a token for curl, one still encoded is not', async () => {
  const decoded = `kubectl get secret x -o go-template='{{with .data.token}}{{base64decode .}}{{end}}'`;
  const encoded = `kubectl get secret x -o go-template='{{.data.token}}'`;
  assert.ok(!marks(await dryRun(call(decoded))).some((mark) => mark.endsWith('KS5007')));
  assert.ok(marks(await dryRun(call(encoded))).some((mark) => mark.endsWith('KS5007')));
});

test('a lifetime is a number for arithmetic only behind a check: kubectl prints more where it fails', async () => {
  const life = `LIFE=$(kubectl create token default -o go-template='{{.spec.expirationSeconds}}') || :\n`;
  const sum = 'kubectl get "x$((LIFE / 60))"';
  assert.ok(marks(await dryRun(life + sum)).includes('2:KS3107'));
  const check = `case $LIFE in '' | *[!0-9]*) exit 1 ;; esac\n`;
  assert.ok(
    !marks(await dryRun(`export LC_ALL=C\n${life}${check}${sum}`)).some((mark) => mark.endsWith('KS3107')),
  );
});
