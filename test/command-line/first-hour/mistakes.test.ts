/**
 * D: what newcomers type who know kubectl, numbered by kind. Each answer is the result that was meant, or a usage error
 * (exit code 3) that says what to write.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bash, check, type Expected, japanese, powershell, type Rows, written, wrong } from './rows.js';
import { typed } from './typed.js';

const kinds: Rows = {
  'D1: kubectl’s formats are no name of a file': [
    ['generate -o yaml', wrong(/"yaml" is a format/)],
    ['generate -o json', wrong(/"json" is a format/)],
    ['generate -o wide', wrong(/"wide" is a format/)],
    ['generate -o name', wrong(/"name" is a format/)],
  ],
  'D2: the shell comes from the ending of the file': [
    ['generate -o x.ps1', written('x.ps1')],
    ['generate -o x.sh', written('x.sh')],
    ['generate -o x.ps1 --shell bash', wrong(/is a file of PowerShell, and --shell is bash/)],
    ['generate -o x.sh --shell powershell', wrong(/is a file of bash, and --shell is powershell/)],
  ],
  'D3: shells by their other names': [
    ['generate --shell zsh', bash],
    ['generate --shell sh', wrong(/recipe token: its scripts need bash.*\n.*recipe in-pod/)],
    ['generate --shell pwsh', powershell],
    ['generate --shell ps1', powershell],
    ['generate --shell fish', wrong(/fish runs the bash script as: bash steps\.sh/)],
    ['completion pwsh', { exit: 0, out: /PowerShell/ }],
  ],
  'D4: options that are nearly right': [
    ['generate --contex lab', wrong(/did you mean --context\?/)],
    ['generate --sa builder', wrong(/write --service-account/)],
    ['generate --serviceaccount builder', wrong(/did you mean --service-account\?/)],
    ['generate --output x.sh', written('x.sh')],
  ],
  'D5: options of kubectl that mean something else here, or nothing': [
    ['generate --dry-run', wrong(/--dry-run needs a value\n.*one of server/)],
    ['generate --dry-run=client', wrong(/--dry-run "client" is not one of server\n.*verify FILE/)],
    ['verify --dry-run s.sh', wrong(/verify is the dry run/)],
    ['generate -A', wrong(/--all-namespaces has no meaning without --resource/)],
    ['generate --resource pods -A', { exit: 0, out: /\/api\/v1\/pods/ }],
    ['lint -A', wrong(/lint has no option -A/)],
    ['generate --all-namespaces', wrong(/--all-namespaces has no meaning without --resource/)],
  ],
  'D6: a usage error names the help of its command': [
    ['generate --bad', wrong(/\n {2}see 'kubesteps generate --help'\n$/)],
    ['lint --bad', wrong(/\n {2}see 'kubesteps lint --help'\n$/)],
    ['get contexts --bad', wrong(/\n {2}see 'kubesteps get --help'\n$/)],
    ['verify --bad', wrong(/\n {2}see 'kubesteps verify --help'\n$/)],
    ['describe --bad', wrong(/\n {2}see 'kubesteps describe --help'\n$/)],
    ['generate --help', { exit: 0, out: /--service-account/ }],
  ],
  'D7: kubectl’s and curl’s names for it': [
    ['generate --as admin', wrong(/--user, or a ServiceAccount with --service-account/)],
    ['generate --raw /version', wrong(/write --path, as in --path \/version/)],
    ['generate --token x', wrong(/'generate token'/)],
    ['generate --server https://a', wrong(/--context, --cluster or --user/)],
    ['generate --data x', wrong(/--data has no meaning with --request GET, which has no body/)],
    ['generate -d x', wrong(/--data has no meaning with --request GET, which has no body/)],
    ['generate -k', wrong(/write --insecure/)],
    ['generate --insecure-skip-tls-verify', wrong(/write --insecure/)],
  ],
  'D8: a path is no recipe': [
    ['generate /api/v1/pods', wrong(/looks like a path of the API\n {2}write --path \/api\/v1\/pods/)],
    ['generate --path api/v1/pods', wrong(/--path/)],
  ],
  'D9: languages by their other names': [
    ['generate --lang jp', japanese],
    ['generate --lang ja_JP', japanese],
    ['generate --lang ja_JP.UTF-8', japanese],
  ],
  'D10: an option without its value': [
    ['generate --context', wrong(/--context needs a value\n.*'get contexts' lists them/)],
    ['generate --duration', wrong(/--duration needs a value\n.*such as 2h/)],
  ],
  'D11: without a command, the options are those of generate': [
    ['--context payments-prod', { exit: 0, out: /^#!.*bash\n/, err: /Proved/ }],
    ['--lang ja', japanese],
    ['--kubeconfig /home/user/.kube/config', { exit: 0, out: /^#!.*bash\n/ }],
    ['-v', { exit: 0, out: /^\d+\.\d+\.\d+\n$/ }],
  ],
  'D12: commands that others have': [
    ['help generate', { exit: 0, out: /^kubesteps generate \[recipe\]\n/ }],
    ['version', { exit: 0, out: /^\d+\.\d+\.\d+\n$/ }],
    ['ctx', wrong(/there is no command "ctx"\n {2}write: kubesteps get contexts/)],
    ['use lab', wrong(/there is no command "use"\n.*kubectl config use-context NAME/)],
    ['config use-context lab', { exit: 3, err: /use-context/ }],
  ],
  'D13: describe takes the kind, as kubectl’s does': [
    ['describe context payments-prod', { exit: 0, out: /namespace +payments/ }],
    ['describe cluster lab', wrong(/is about a context, not a cluster\n {2}get clusters lab -o wide/)],
  ],
  'D14: lint takes files, and the format as the others do': [
    ['lint /home/user/.kube/config', { exit: 1, out: /KL\d{4}/ }],
    ['lint -f /home/user/.kube/config', wrong(/files are arguments: lint FILE/)],
    ['lint -o json', { exit: 1, out: /^\{\n {2}"files"/ }],
    ['lint --format json', { exit: 1, out: /^\{\n {2}"files"/ }],
    ['lint --context lab', wrong(/it is an option of generate/)],
  ],
  'D15: what get has, and has not, of kubectl’s get': [
    ['get contexts -o jsonpath={.name}', wrong(/for a template there is 'query TEMPLATE'/)],
    ['get contexts -o yml', { exit: 0, out: /^- name: / }],
    ['get contexts -n x', wrong(/are in no namespace/)],
  ],
  'D16: a template without braces prints itself, and says so': [
    [
      'query $.clusters[*].name',
      { exit: 0, out: /^\$\.clus/, err: /^note: .*write \{\.clusters\[\*\]\.name\}/ },
    ],
    ['query .clusters[0].name', { exit: 0, out: /^\.clus/, err: /^note: .*write \{\.clusters\[0\]\.name\}/ }],
    ['query {.clusters[1].name}', { exit: 0, out: /^lab$/, err: /^$/ }],
  ],
  'D17: a pattern that fits nothing': [
    [
      'get contexts stage-*',
      { exit: 0, out: /^NAME|^CURRENT|^$/, err: /^none of the 8 contexts matches\n$/ },
    ],
    ['get contexts payments-*', { exit: 0, out: /payments-prod/, err: /^$/ }],
  ],
  'D18: an argument that is missing is named': [
    ['verify', wrong(/verify needs files: scripts, Markdown or HTML/)],
    ['get', wrong(/get needs kind: contexts, clusters, users or kuberc/)],
  ],
  'D20: a name that PowerShell cannot pass on is shown as it is': [
    [
      'generate --shell powershell --context a"b',
      {
        exit: 1,
        out: /^$/,
        err: /^error: "a\\"b" holds a double quote, .*\n {2}use --shell bash, or rename it/,
      },
    ],
    ['generate --context a"b', bash],
  ],
};

for (const [kind, rows] of Object.entries(kinds))
  for (const [line, expected] of rows)
    test(`${kind}: ${line}`, async () => check(await typed(line), expected));

/** Their exit code, and what is said: neither a variable that is not read, nor nothing. */
const withoutKubeconfig: readonly (readonly [line: string, exit: number, err: RegExp])[] = [
  ['generate', 1, /^error: there is no kubeconfig\n {2}set KUBECONFIG, name a file with --kubeconfig, or/],
  ['recipes', 0, /there is no kubeconfig|^$/],
  ['describe', 1, /^error: there is no kubeconfig\n/],
  ['get contexts', 0, /^no contexts: there is no kubeconfig; set KUBECONFIG/],
  ['query {.clusters}', 0, /^note: there is no kubeconfig: set KUBECONFIG/],
  ['lint', 1, /^error: there is no kubeconfig: looked for \/none\n {2}set KUBECONFIG/],
];

for (const [line, exit, err] of withoutKubeconfig)
  test(`D19: without a kubeconfig: ${line}`, async () => {
    const answer = await typed(line, { env: { KUBECONFIG: '/none' } });
    assert.equal(answer.exit, exit, answer.stderr);
    assert.match(answer.stderr, err);
    assert.doesNotMatch(answer.stdout + answer.stderr, /KUBERNETES_MASTER/);
  });

const good: readonly (readonly [line: string, expected: Expected])[] = [
  ['generate --context lba', { exit: 1, err: /did you mean the context "lab"\?/ }],
  ['generate --cluster lba', { exit: 1, err: /did you mean the cluster "lab"\?/ }],
  ['generate --user jnae', { exit: 1, err: /did you mean the user "jane"\?/ }],
  ['generate --duration 1d', { exit: 3, err: /as kubectl does: 3600s, 60m, 1h30m/ }],
  ['generate -o .', { exit: 3, err: /folder/ }],
  ['get contexts --sort-by name', { exit: 0, out: /payments-prod/ }],
  ['explain 4101', { exit: 0, out: /^KS4101/ }],
  ['explain ks4101', { exit: 0, out: /^KS4101/ }],
];

for (const [line, expected] of good)
  test(`D, as before: ${line}`, async () => check(await typed(line), expected));
