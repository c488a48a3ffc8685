/** What people type who know kubectl, curl or another name: the answer says what to write, in English, whatever LANG is. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { fakeHost } from '../support/host.js';
import { kubesteps } from '../support/paths.js';

const kubeconfig = JSON.stringify({
  'current-context': 'lab',
  contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'u' } }],
  clusters: [{ name: 'lab', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});

async function answer(
  line: readonly string[],
  lang = 'C',
): Promise<{ exit: number; stdout: string; stderr: string; files: readonly string[] }> {
  const host = fakeHost({
    files: { '/cwd/k.yaml': kubeconfig, '/cwd/s.sh': 'kubectl get pods --context=lab\n' },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin', LANG: lang, LC_ALL: lang },
  });
  const exit = await main(line, host);
  return { exit, ...host.written, files: [...host.memory.keys()] };
}

/** A command line, its message, and what the lines after it have to say. */
const rows: readonly (readonly [line: string, message: string, hint: string])[] = [
  // Options that are nearly right.
  ['generate --bad', 'generate has no option --bad', ''],
  ['generate --contex lab', 'generate has no option --contex', 'did you mean --context?'],
  ['generate -context lab', 'generate has no option -context', 'did you mean --context?'],
  ['generate --serv x', 'generate has no option --serv', 'did you mean --service-account?'],
  [
    'generate --serviceaccount x',
    'generate has no option --serviceaccount',
    'did you mean --service-account?',
  ],
  [
    'generate --serviceAccount x',
    'generate has no option --serviceAccount',
    'did you mean --service-account?',
  ],
  ['generate --sa x', 'generate has no option --sa', 'write --service-account'],
  [
    'get --context lab contexts',
    'get has no option --context',
    'an option of generate, verify, adopt, recipes',
  ],
  ['lint --context lab', 'lint has no option --context', 'an option of generate'],
  // kubectl's and curl's.
  ['verify s.sh --dry-run', 'verify has no option --dry-run', 'verify is the dry run'],
  ['get contexts -A', 'get has no option -A', 'no namespace'],
  ['get contexts -n x', 'get has no option -n', 'no namespace'],
  ['generate --as=x', 'generate has no option --as', '--user'],
  ['generate --raw /version', 'generate has no option --raw', '--path /version'],
  ['generate --token x', 'generate has no option --token', 'generate token'],
  ['generate --server https://a', 'generate has no option --server', '--cluster'],
  ['generate -l app=web', 'generate has no option -l', '--query labelSelector='],
  ['generate --type=merge', 'generate has no option --type', '--content-type merge'],
  // Requests that no API server takes.
  ['generate -A', '--all-namespaces has no meaning without --resource', 'with --resource'],
  ['generate --name x', '--name has no meaning without --resource', 'with --resource'],
  ['generate --resource pods --path /api/v1', '--path and --resource both say what to call', ''],
  ['generate --resource widgets', '--resource "widgets" is no type', '--api-version GROUP/VERSION'],
  ['generate --resource pods/a/log', '--resource "pods/a/log" names more than one', '--subresource'],
  ['generate --resource pods/a --name b', '--resource "pods/a" names more than one', '--name NAME'],
  ['generate --resource pods/..', '".." is no name', ''],
  ['generate --resource pods/a%2fb', '"a%2fb" is no name', ''],
  ['generate --resource pods/a -A', '--all-namespaces is about a list', '--namespace'],
  ['generate --resource nodes -A', '--all-namespaces has no meaning for nodes', 'leave it out'],
  ['generate --resource pods --subresource log', '--subresource is a part of one object', 'pods/NAME'],
  ['generate --resource x --api-version V1', '--api-version "V1" is none', 'example.com/v1'],
  ['generate --data x', '--data has no meaning with --request GET', '--request POST, PUT, PATCH or DELETE'],
  ['generate -X POST --resource pods', '--request POST needs a body', 'say it with --data'],
  ['generate -X PUT --path /api/v1/namespaces/a', '--request PUT needs a body', 'say it with --data'],
  ['generate -X POST --resource pods/a -d {}', '--request POST makes an object', 'PUT or PATCH'],
  ['generate -X PATCH --resource pods -d {}', '--request PATCH changes one object', 'TYPE/NAME'],
  ['generate -X PATCH --resource pods/a -d {}', '--request PATCH needs to be told', '--content-type merge'],
  [
    'generate -X PUT --resource pods/a -d {} --content-type merge',
    '--content-type application/merge',
    'PATCH',
  ],
  [
    'generate -X PATCH --resource pods/a -d {} --content-type json',
    '--data is no JSON patch, which is a list of operations',
    '--content-type merge',
  ],
  ['generate --content-type yaml', '--content-type has no meaning without --data', '--data'],
  ['generate -X POST --resource pods -d x', '--data is no JSON or YAML that', '@FILE'],
  ['generate -X POST --resource pods -d {', '--data is no JSON or YAML that', '@FILE'],
  ['generate --dry-run server', '--dry-run has no meaning with --request GET', 'leave it out'],
  ['generate --dry-run client', '--dry-run "client" is not one of server', ''],
  ['generate --field-manager me', '--field-manager has no meaning with --request GET', 'leave it out'],
  ['generate --watch', '--watch is about a list that is read, and none is named', '--resource pods --watch'],
  ['generate --resource pods -X DELETE --watch', '--watch is about a list that is read, and --request', ''],
  [
    'generate --resource pods/a --subresource log --watch',
    '--watch is about a list that is read, and --sub',
    '',
  ],
  [
    'generate --resource pods/a --follow',
    '--follow is about the log of a Pod, and none',
    '--subresource log',
  ],
  // Commands of kubectl.
  ['generate request', 'request is about a kubectl command', 'generate request -- kubectl get pods'],
  ['generate request -- get pods', '"get" is no kubectl command', 'behind two dashes'],
  ['generate request -- kubectl exec web -- ls', 'kubectl exec is not one request', 'kubectl exec itself'],
  ['generate request -- kubectl port-forward web 80', 'kubectl port-forward is not one request', '/proxy'],
  ['generate request -- kubectl describe pod web', 'kubectl describe is not one request', 'get events'],
  ['generate request -- kubectl edit pod web', 'kubectl edit is not one request', 'kubectl patch'],
  ['generate request -- kubectl label pod web a=b', 'kubectl label is not one request', 'kubectl patch'],
  [
    'generate request -- kubectl create deployment a --image=b',
    'kubectl create deployment is not',
    'create -f',
  ],
  ['generate request -- kubectl get pods,svc', 'kubectl get: each object, and each type', 'name one type'],
  ['generate request -- kubectl get pods a b', 'kubectl get: each object, and each type', 'name one type'],
  ['generate request -- kubectl get pods --bad', 'kubectl get has no flag --bad', 'kubectl get --help'],
  ['generate request -- kubectl get pods --as=x', 'kubectl get --as is not known here', '--path'],
  ['generate request -- kubectl delete pods --all', 'kubectl delete --all is not known here', '--path'],
  [
    'generate request -- kubectl delete pods',
    'kubectl delete: kubectl lists what to delete',
    'name one object',
  ],
  [
    'generate request -- kubectl delete pod a --dry-run=client',
    'kubectl delete: with --dry-run=client',
    'server',
  ],
  ['generate request -- kubectl logs deploy/web', 'kubectl logs: the Pods behind it', 'name one Pod'],
  [
    'generate token -X PUT -- kubectl get pods',
    '--request has no meaning beside a kubectl command',
    'command',
  ],
  ['generate token -A -- kubectl get pods', '--all-namespaces has no meaning beside', 'in the command'],
  ['generate --query limit', '--query "limit" is no KEY=VALUE', '--query limit=5'],
  ['generate --header X', '--header "X" is no header', 'Name: value'],
  ['generate --header=Authorization:Bearer', "--header Authorization is the script's own", 'signs in'],
  ['generate --header=accept:text/plain', '--header accept has an option of its own', '--accept'],
  ['generate --accept jsonpath={.a}', '--accept "jsonpath={.a}" is not one of json, yaml', ''],
  ['generate --duration 599s', '--duration "599s" is refused by every API server', '10m or more'],
  ['generate --duration 9m59s', '--duration "9m59s" is refused by every API server', '10m or more'],
  ['generate --duration 2000000h', '--duration "2000000h" is refused by every', '8760h'],
  ['generate --duration 10.01m', '--duration "10.01m" is no whole number', '3600s'],
  ['generate -k', 'generate has no option -k', '--insecure'],
  ['generate --insecure-skip-tls-verify', 'generate has no option --insecure-skip-tls-verify', '--insecure'],
  ['lint -f k.yaml', 'lint has no option -f', 'lint FILE'],
  // Values.
  ['generate --context', '--context needs a value', 'get contexts'],
  ['generate --context --insecure', '--context needs a value', 'get contexts'],
  ['generate --shell', '--shell needs a value', 'one of bash, powershell'],
  ['generate --shell fish', '--shell "fish" is not one of bash, powershell', 'bash steps.sh'],
  [
    'generate --shell powershel',
    '--shell "powershel" is not one of bash, powershell',
    'did you mean powershell?',
  ],
  ['generate --lang fr', '--lang "fr" is not one of en, ja, auto', ''],
  [
    'generate --insecure=maybe',
    '--insecure is said or left out, and takes no value "maybe"',
    '--insecure=false',
  ],
  ['get contexts -o jsonpath={.a}', '-o "jsonpath={.a}" is not one of', 'query TEMPLATE'],
  ['get contexts -o custom-columns=A:.b', '-o "custom-columns=A:.b" is not one of', 'jq'],
  ['lint -o report.json', '-o "report.json" is not one of', '> report.json'],
  ['lint --format jsom', '--format "jsom" is not one of', 'did you mean json?'],
  // A file's name.
  ['generate -o json', '-o "json" is a format', 'describe -o json'],
  ['generate -o yaml', '-o "yaml" is a format', 'describe -o yaml'],
  ['generate -o wide', '-o "wide" is a format', 'get contexts -o wide'],
  ['generate --output name', '-o "name" is a format', 'recipes -o name'],
  ['generate -o jsonpath={.a}', '-o "jsonpath={.a}" is a format', 'query TEMPLATE'],
  ['generate --shell bash -o a.ps1', '-o "a.ps1" is a file of PowerShell, and --shell is bash', '.sh'],
  ['generate --shell pwsh -o a.sh', '-o "a.sh" is a file of bash, and --shell is powershell', '.ps1'],
  ['generate -o a.md', '-o "a.md": generate writes a script', '.sh or .ps1'],
  ['generate -o ~/x.sh', '-o "~/x.sh" would make a folder called ~', '/home/user/x.sh'],
  ['generate -o ~other/x.sh', '-o "~other/x.sh" would make a folder called ~', './~other/x.sh'],
  // Arguments.
  ['generate /api/v1/pods', 'there is no recipe "/api/v1/pods"', 'write --path /api/v1/pods'],
  ['generate tokne', 'there is no recipe "tokne"', 'did you mean token?'],
  ['generate token lab', 'generate takes no argument "lab"', '--context lab'],
  ['recipes lab', 'recipes takes no argument "lab"', '--context lab'],
  ['describe lab --context lab', 'context is said twice: "lab", and --context', ''],
  ['describe cluster lab', 'describe is about a context, not a cluster', 'describe --cluster lab'],
  ['describe users u', 'describe is about a context, not a user', 'describe --user u'],
  ['generate token $(x)', 'generate takes no argument "$(x)"', "--context '$(x)'"],
  ['lint k.yaml --kubeconfig k.yaml', 'files are named, and --kubeconfig too', 'as arguments'],
  ['get', 'get needs kind: contexts, clusters, users or kuberc', ''],
  ['verify', 'verify needs files: ', ''],
  ['query --bad', 'unknown flag: --bad', ''],
  ['query --contex lab {.a}', 'unknown flag: --contex', 'did you mean --context?'],
  ['query -f k.yaml {.a}', "unknown shorthand flag: 'f' in -f", 'write --file FILE'],
  ['query --duration 2h', 'unknown flag: --duration', 'an option of generate'],
];

for (const [line, message, hint] of rows)
  test(`${line}: what to write instead`, async () => {
    const words = line.split(' ');
    const { exit, stdout, stderr, files } = await answer(words);
    assert.equal(exit, 3, stderr);
    assert.equal(stdout, '');
    assert.ok(stderr.startsWith(`error: ${message}`), stderr);
    assert.ok(stderr.split('\n').slice(1).join('\n').includes(hint), stderr);
    const verb = words[0] ?? '';
    assert.ok(stderr.endsWith(`\n  see 'kubesteps ${verb} --help'\n`), stderr);
    assert.equal(files.length, 2, 'no file is written');
    for (const lang of ['ja_JP.UTF-8', 'de_DE.UTF-8'])
      assert.equal((await answer(words, lang)).stderr, stderr, lang);
  });

for (const line of rows.map(([line]) => line))
  test(`${line}: the same in Japanese`, async () => {
    const verb = line.split(' ')[0] ?? '';
    const words = [...line.split(' ').slice(0, 1), '--lang', 'ja', ...line.split(' ').slice(1)];
    const given = line.includes('--lang') ? [...words.slice(0, 1), '--lang=ja', ...words.slice(3)] : words;
    const { exit, stderr } = await answer(given);
    assert.equal(exit, 3, stderr);
    const lines = stderr.trimEnd().split('\n');
    assert.ok(lines[0]?.startsWith('エラー: '), stderr);
    assert.equal(lines.at(-1), `  使い方は 'kubesteps ${verb} --help' を参照してください`);
    for (const line of lines) assert.match(line.replace('エラー: ', ''), /[\u3040-\u30ff]/, stderr);
  });

const noVerbs: readonly (readonly [line: string, hint: string])[] = [
  ['verfy s.sh', 'did you mean verify?'],
  ['gen', 'did you mean generate?'],
  ['ctx', 'kubesteps get contexts'],
  ['ls', 'kubesteps get contexts'],
  ['token', 'kubesteps generate token'],
  ['use lab', 'kubectl config use-context NAME'],
  ['help verfy', 'did you mean verify?'],
  ['qwertyuiop', ''],
];

for (const [line, hint] of noVerbs)
  test(`${line}: there is no such command`, async () => {
    const words = line.split(' ');
    const { exit, stderr } = await answer(words);
    const name = words.find((word) => word !== 'help') ?? '';
    assert.equal(exit, 3);
    assert.ok(stderr.startsWith(`error: there is no command "${name}"\n`), stderr);
    assert.ok(stderr.includes(hint), stderr);
    assert.ok(stderr.endsWith("\n  see 'kubesteps --help'\n"), stderr);
  });

test('without a command, what is wrong is an option of generate', async () => {
  for (const line of [['--contex', 'lab'], ['--bad']]) {
    const { exit, stderr } = await answer(line);
    assert.equal(exit, 3);
    assert.match(stderr, /error: generate has no option --(contex|bad)\n/);
  }
});

test('messages follow LANG where --lang auto asks for it', async () => {
  const words = ['generate', '--bad', '--lang', 'auto'];
  assert.match((await answer(words, 'ja_JP.UTF-8')).stderr, /^エラー: generate に --bad/);
  for (const lang of ['C', 'de_DE.UTF-8', 'jam_JM'])
    assert.match((await answer(words, lang)).stderr, /^error: generate has no option --bad/, lang);
});

test('help is in English, whatever LANG is', () => {
  for (const words of [['--help'], ['generate', '--help'], ['lint', '--help']]) {
    const help = (lang: string): string => {
      const env = { PATH: process.env.PATH ?? '', LANG: lang, LC_ALL: lang };
      return spawnSync(kubesteps[0], [...kubesteps.slice(1), ...words], { env, encoding: 'utf8' }).stdout;
    };
    assert.match(help('ja_JP.UTF-8'), /Options:/);
    assert.equal(help('ja_JP.UTF-8'), help('C'));
  }
});
