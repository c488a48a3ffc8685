/** `--fix`: what is mended, what is left alone, and that it means the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixScript } from '../../src/fix/fix-script.js';
import { catalogue } from '../../src/verify/codes/catalogue.js';
import { world } from '../verify/bash/dry-run.js';

interface Case {
  readonly name: string;
  readonly text: string;
  /** Undefined: nothing changes. */
  readonly fixed?: string;
  readonly mended?: readonly string[];
}

const token = 'TOKEN=$(kubectl create token default --context=lab)\n';
const header = '"Authorization: Bearer $TOKEN"';
const url = 'https://127.0.0.1:6443/api';
const field = '{.clusters[0].cluster.certificate-authority-data}';
const ca =
  'set -eu\nW=$(mktemp -d)\n' +
  `kubectl config view --minify --raw --flatten --context=lab -o jsonpath='${field}' | base64 -d >"$W/ca.crt"\n`;

const bash: readonly Case[] = [
  {
    name: 'an expansion as a word',
    text: 'NAME=lab\necho $NAME\n',
    fixed: 'NAME=lab\necho "$NAME"\n',
    mended: ['KS2103'],
  },
  {
    name: 'the value of an option',
    text: 'NAME=lab\nkubectl get pods --context=$NAME -n ${NAME}\n',
    fixed: 'NAME=lab\nkubectl get pods --context="$NAME" -n "${NAME}"\n',
    mended: ['KS2103', 'KS2103'],
  },
  {
    name: 'two expansions of one word',
    text: 'A=x\nB=y\necho $A-$B/z\n',
    fixed: 'A=x\nB=y\necho "$A-$B/z"\n',
    mended: ['KS2103', 'KS2103'],
  },
  {
    name: 'beside other quotes, just the expansion',
    text: 'A=x\necho \'$\'$A"b"\n',
    fixed: 'A=x\necho \'$\'"$A""b"\n',
    mended: ['KS2103'],
  },
  {
    name: 'where the dry run stops, one after the other',
    text: 'A=$(kubectl get pods --context=lab)\necho $A\nB=$(kubectl get nodes --context=lab)\necho x$B $A\n',
    fixed:
      'A=$(kubectl get pods --context=lab)\necho "$A"\nB=$(kubectl get nodes --context=lab)\necho "x$B" "$A"\n',
    mended: ['KS2103', 'KS2103', 'KS2103'],
  },
  {
    name: 'inside a command substitution, in a function, in a condition',
    text: 'f() {\n  if [ "$(echo $1)" = a ]; then kubectl get $1 --context=lab; fi\n}\nf a\n',
    fixed: 'f() {\n  if [ "$(echo "$1")" = a ]; then kubectl get "$1" --context=lab; fi\n}\nf a\n',
  },
  {
    name: 'a query string',
    text: `curl -q ${url}/v1/pods?limit=5\n`,
    fixed: `curl -q '${url}/v1/pods?limit=5'\n`,
    mended: ['KS2102'],
  },
  {
    name: 'a query string behind an expansion',
    text: `S=${url}\ncurl -q $S/v1/pods?limit=5\n`,
    fixed: `S=${url}\ncurl -q "$S/v1/pods?limit=5"\n`,
  },
  {
    name: '$@',
    text: 'f() { kubectl get $@ --context=lab; }\nf pods nodes\n',
    fixed: 'f() { kubectl get "$@" --context=lab; }\nf pods nodes\n',
  },
  {
    name: 'a list on purpose: quotes would change what runs',
    text: 'OPTIONS="-o name"\nkubectl get pods $OPTIONS --context=lab\n',
  },
  {
    name: 'nothing at all on purpose: quotes would make an argument of it',
    text: 'VERBOSE=\nkubectl get pods $VERBOSE --context=lab\n',
  },
  {
    name: 'a finding that someone accepted',
    text: '# ks:ignore KS2103 -- the name is ours\nkubectl get pods --context=$(echo lab)\n',
  },
  {
    name: 'a word that may be an option',
    text: 'set -eu\nDIR=$(kubectl get pods --context=lab -o jsonpath="{.items[0].metadata.name}")\nrm -f "$DIR"\n',
    fixed:
      'set -eu\nDIR=$(kubectl get pods --context=lab -o jsonpath="{.items[0].metadata.name}")\nrm -f -- "$DIR"\n',
  },
  {
    name: 'a token in an argument',
    text: `${token}curl -q --fail -H ${header} ${url}\n`,
    fixed: `${token}printf '%s\\n' ${header} | curl -q --fail -H @- ${url}\n`,
    mended: ['KS5101'],
  },
  {
    name: 'a token in an argument over several lines, and the first part of a pipe',
    text: `${token}if ! curl -q --fail \\\n  --header ${header} \\\n  ${url} | head -n 1; then exit 1; fi\n`,
    fixed: `${token}if ! printf '%s\\n' ${header} | curl -q --fail \\\n  --header @- \\\n  ${url} | head -n 1; then exit 1; fi\n`,
  },
  {
    name: 'a token in a joined option',
    text: `${token}R=$(curl -q -H${header} ${url})\necho "$R"\n`,
    fixed: `${token}R=$(printf '%s\\n' ${header} | curl -q -H@- ${url})\necho "$R"\n`,
  },
  {
    name: '--oauth2-bearer',
    text: `${token}curl -q --oauth2-bearer "$TOKEN" ${url}\n`,
    fixed: `${token}printf 'Authorization: Bearer %s\\n' "$TOKEN" | curl -q --header @- ${url}\n`,
  },
  {
    name: '--oauth2-bearer that follows redirects is not sent elsewhere, and a header would be',
    text: `${token}curl -q -L --oauth2-bearer "$TOKEN" ${url}\n`,
  },
  {
    name: 'stdin is taken by data',
    text: `${token}curl -q -H ${header} --data @- ${url} <<<'{}'\n`,
  },
  {
    name: 'stdin is taken by a pipe',
    text: `${token}echo x | curl -q -H ${header} ${url}\n`,
  },
  {
    name: 'a CA file alone leaves the CAs of the machine',
    text: `${ca}curl -q --cacert "$W/ca.crt" --fail ${url}\n`,
    fixed: `${ca}curl -q --cacert "$W/ca.crt" --capath /dev/null --fail ${url}\n`,
    mended: ['KS5012'],
  },
  {
    name: 'a CA folder that the script names stays',
    text: `${ca}curl -q --cacert "$W/ca.crt" --capath /etc/kube --fail ${url}\n`,
  },
  { name: 'kubectl has no other way', text: `${token}kubectl get pods --context=lab --token="$TOKEN"\n` },
];

const set = "$token = kubectl create token default --context=lab\nif ($LASTEXITCODE -ne 0) { throw 'no' }\n";
const requires = '#requires -Version 7.0\n';

const powershell: readonly Case[] = [
  {
    name: 'a variable, and one in a bare word',
    text: "$c = 'lab'\nkubectl get pods --context $c\nkubectl get pods --context=$c\n",
    fixed: '$c = \'lab\'\nkubectl get pods --context "$c"\nkubectl get pods "--context=$c"\n',
    mended: ['KS2103', 'KS2103'],
  },
  {
    name: 'a member',
    text: "$c = @{ Name = 'lab' }\nkubectl get pods --context $c.Name\n",
    fixed: '$c = @{ Name = \'lab\' }\nkubectl get pods --context "$($c.Name)"\n',
  },
  {
    name: 'a list on purpose',
    text: "$options = '-o', 'name'\nkubectl get pods --context=lab $options\n",
  },
  {
    name: 'curl of Windows PowerShell',
    text: `curl --disable --fail ${url}\n`,
    fixed: `curl.exe --disable --fail ${url}\n`,
    mended: ['KS3112'],
  },
  {
    name: 'a token in an argument',
    text: `${requires}${set}curl --disable --fail --header "Authorization: Bearer $token" ${url}\n`,
    fixed: `${requires}${set}'header = "Authorization: Bearer ' + $token + '"' | curl --disable --fail --config - ${url}\n`,
    mended: ['KS5101'],
  },
  {
    name: 'a header in a variable',
    text: `${requires}${set}$h = "Authorization: Bearer $token"\n$answer = curl --disable --fail -H "$h" ${url}\n`,
    fixed: `${requires}${set}$h = "Authorization: Bearer $token"\n$answer = 'header = "' + $h + '"' | curl --disable --fail --config - ${url}\n`,
  },
  {
    name: 'stdin is taken by data',
    text: `${requires}${set}'{}' | curl --disable --fail --data '@-' --header "Authorization: Bearer $token" ${url}\n`,
  },
  {
    name: 'a CA file alone leaves the CAs of the machine',
    text: `${requires}curl --disable --fail --cacert ca.crt ${url}\n`,
    fixed: `${requires}curl --disable --fail --cacert ca.crt --capath /dev/null ${url}\n`,
    mended: ['KS5012'],
  },
];

for (const [shell, cases] of [
  ['bash', bash],
  ['powershell', powershell],
] as const) {
  for (const { name, text, fixed = text, mended } of cases) {
    test(`${shell}: ${name}`, async () => {
      const result = await fixScript({ file: 'script', text, shell }, world);
      assert.equal(result.text, fixed);
      if (mended !== undefined)
        assert.deepEqual(
          result.mended.map(({ code }) => code),
          mended,
        );
      const again = await fixScript({ file: 'script', text: result.text, shell }, world);
      assert.equal(again.text, result.text);
      assert.deepEqual(again.mended, []);
    });
  }
}

test('what explain calls mendable is what is mended here', async () => {
  const found = new Set<string>();
  for (const [shell, cases] of [
    ['bash', bash],
    ['powershell', powershell],
  ] as const) {
    for (const { text } of cases) {
      const { mended } = await fixScript({ file: 'script', text, shell }, world);
      for (const { code } of mended) found.add(code);
    }
  }
  const mendable = catalogue().filter((entry) => entry.mendable === true);
  assert.deepEqual(
    [...found].sort(),
    mendable.map(({ name }) => name),
  );
});
