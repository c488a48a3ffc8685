/** D, continued: mistakes of the same kinds as those that were met. Each answer is what was meant, or says what to write. */
import { test } from 'node:test';
import { bash, check, japanese, powershell, type Rows, written, wrong } from './rows.js';
import { typed } from './typed.js';

const kinds: Rows = {
  'files by their ending': [
    ['generate -o x.zsh', written('x.zsh')],
    ['generate -o x.psm1', { ...written('x.psm1'), exit: 0 }],
    ['generate -o x', written('x')],
    ['generate -o x.md', wrong(/add --format markdown for a runbook/)],
    ['generate -o x.html', wrong(/add --format html for a runbook/)],
    ['generate -o x.bat', wrong(/a file \.bat is none\n {2}name a file \.sh or \.ps1/)],
    ['generate --format html -o x.md', wrong(/--format html writes a file \.html/)],
    ['generate --format paste -o x.ps1', written('x.ps1')],
  ],
  'a value that is the name of an option': [
    ['generate --powershell', wrong(/has no option --powershell\n {2}write --shell powershell\n/)],
    ['generate --bash', wrong(/\n {2}write --shell bash\n/)],
    ['generate --pwsh', wrong(/\n {2}write --shell powershell\n/)],
    ['generate --markdown', wrong(/\n {2}write --format markdown\n/)],
    ['generate --ja', wrong(/\n {2}write --lang ja\n/)],
    ['generate --article', wrong(/\n {2}write --style article\n/)],
    ['get contexts --wide', wrong(/\n {2}write --output wide\n/)],
    ['describe --yaml', wrong(/\n {2}write --output yaml\n/)],
    ['verify s.sh --windows', wrong(/\n {2}write --os windows\n/)],
  ],
  'an argument that is the value of an option': [
    ['generate powershell', wrong(/there is no recipe "powershell"\n {2}write --shell powershell\n/)],
    ['generate markdown', wrong(/\n {2}write --format markdown\n/)],
    ['generate token ja', wrong(/takes no argument "ja"\n {2}write --lang ja\n/)],
    ['generate payments-prod', wrong(/recipes: token, .*; a context is said as --context "payments-prod"/)],
    ['recipes token', wrong(/written by generate token/)],
    ['explore lab', wrong(/what is typed is searched for/)],
  ],
  'values that are nearly right': [
    ['generate --lang 日本語', japanese],
    ['generate --lang de', wrong(/"de" is not one of en, ja, auto\n {2}see/)],
    ['generate --annotate off', { ...bash, out: /^#!.*\n# Calls/ }],
    ['generate --annotate=false', bash],
    ['generate --style paste', wrong(/\n {2}write --format paste\n/)],
    ['generate --format pwsh', wrong(/\n {2}write --shell powershell\n/)],
    ['lint --severity warn', { exit: 1 }],
    ['verify notes.txt --os mac', { exit: 2 }],
    ['generate --path api/v1', wrong(/\n {2}write --path \/api\/v1: the server is the kubeconfig's\n/)],
    ['generate --path https://127.0.0.1:6443/api', wrong(/\n {2}write --path \/api: the server/)],
    ['generate --path /ä', wrong(/percent-encode the rest/)],
    [
      'generate --service-account shop/builder',
      wrong(/\n {2}write --namespace shop --service-account builder\n/),
    ],
    [
      'generate --service-account system:serviceaccount:shop:builder',
      wrong(/\n {2}write --namespace shop --service-account builder\n/),
    ],
  ],
  'no guess where nothing is near': [
    ['init', wrong(/^error: there is no command "init"\n {2}see/)],
    ['login', wrong(/^error: there is no command "login"\n {2}see/)],
    ['completion tcsh', wrong(/is not one of bash, zsh, fish, powershell\n {2}see/)],
    ['gte contexts', wrong(/did you mean get\?/)],
  ],
  'commands that others have': [
    ['generate-token', wrong(/\n {2}write: kubesteps generate token\n/)],
    ['fix s.sh', wrong(/\n {2}write: kubesteps verify --fix FILE\n/)],
    ['doctor', wrong(/\n {2}write: kubesteps lint\n/)],
    ['new', wrong(/\n {2}write: kubesteps generate\n/)],
  ],
  'options that others have': [
    ['generate --all', wrong(/--all-contexts, with --output-dir/)],
    ['generate -c lab', wrong(/\n {2}write --context\n/)],
    ['generate --config f', wrong(/\n {2}write --kubeconfig\n/)],
    ['generate --filename x.sh', wrong(/\n {2}write --output-file, or -o\n/)],
    ['generate --yes', wrong(/it asks nothing/)],
    ['generate --no-color', wrong(/NO_COLOR=1/)],
    ['generate --verbose', wrong(/there are no levels of verbosity/)],
    ['-V', wrong(/^error: generate has no option -V\n.*printed by --version/)],
    ['verify s.sh --run', wrong(/verify runs nothing/)],
    ['get contexts -l a=b', wrong(/have no labels/)],
    ['describe --show-secrets', wrong(/kubectl config view --raw/)],
  ],
  'what get lists, and does not': [
    ['get context lab', { exit: 0, out: /\* +lab/ }],
    ['get contexts/lab', wrong(/\n {2}write: get contexts "lab"\n/)],
    ['get recipes', wrong(/\n {2}write: recipes\n/)],
    ['get kubeconfig', wrong(/\n {2}write: config view\n/)],
    ['get pods', wrong(/what is in a cluster lists kubectl get/)],
  ],
  'an argument that is missing is named with what it may be': [
    ['completion', wrong(/completion needs shell: one of bash, zsh, fish, powershell/)],
    ['query', wrong(/give one template.*\n.*query '\{\.clusters\[\*\]\.name\}'/)],
  ],
  'a ~ that the shell has left as it is': [
    ['generate --kubeconfig=~/.kube/config', { exit: 1, err: /left ~ as it is: write \$HOME/ }],
    ['get contexts --kubeconfig ~/x', { exit: 1, err: /left ~ as it is: write \$HOME/ }],
    ['lint ~/x', { exit: 1, err: /left ~ as it is: write \$HOME/ }],
    ['lint gone', { exit: 1, err: /looked for gone\n {2}check the path\n/ }],
  ],
  'a file of the other kind': [
    [
      'verify /home/user/.kube/config',
      { exit: 2, out: /^$/, err: /is a kubeconfig, and no script\n {2}for kubeconfigs: lint/ },
    ],
    ['lint notes.txt', { exit: 1, out: /the file is a text, and has to be a map/ }],
  ],
  'shells by their other names': [
    ['generate --shell PowerShell', powershell],
    ['completion ps1', { exit: 0, out: /PowerShell/ }],
  ],
};

for (const [kind, rows] of Object.entries(kinds))
  for (const [line, expected] of rows)
    test(`${kind}: ${line}`, async () => check(await typed(line), expected));
