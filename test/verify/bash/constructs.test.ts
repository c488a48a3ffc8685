/** What each construct of the shell makes of a command line: foretold, and the same in real bash. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { needs } from '../../support/tools.js';
import { unforeseen } from '../../support/unforeseen.js';
import { calls, dryRun, kubeconfig } from './dry-run.js';
import { Sandbox } from './soundness/sandbox.js';

/** A script, and the calls of kubectl that it makes. `get …` is short for `kubectl get …`. */
const table: Readonly<Record<string, readonly [script: string, ...calls: string[]]>> = {
  'single quotes': [`kubectl get 'a b' '$x' ''`, 'kubectl get a b $x '],
  'double quotes': [`x='a  b'; kubectl get "$x" "\\$x" "a\\b" "\\\\"`, 'kubectl get a  b $x a\\b \\'],
  'ANSI-C quotes': [`kubectl get $'a\\tb\\x41\\'c'`, "kubectl get a\\u0009bA'c"],
  backslashes: [`kubectl get a\\ b \\$x c\\\nd`, 'kubectl get a b $x cd'],
  'words side by side': [`x=1; kubectl get a"$x"'b'\${x}c`, 'kubectl get a1b1c'],
  'split outside of quotes': [`x=' a  b '; kubectl get $x c$x`, 'kubectl get a b c a b'],
  'empty outside of quotes': [`x=; kubectl get $x y`, 'kubectl get y'],
  'empty in quotes': [`x=; kubectl get "$x" y`, 'kubectl get  y'],
  'default values': [
    `y=; kubectl get "\${x-1}" "\${x:-2}" "\${y-3}" "\${y:-4}" "\${y+5}" "\${y:+6}" "\${x+7}"`,
    'kubectl get 1 2  4 5  ',
  ],
  'assigning default': [`: "\${x:=a b}"; kubectl get "$x"`, 'kubectl get a b'],
  'default of a default': [`y=z; kubectl get "\${x:-$y}" "\${x:-\${w:-v}}"`, 'kubectl get z v'],
  lengths: [`x=abcd; kubectl get "\${#x}" "$#"`, 'kubectl get 4 0'],
  'prefixes and suffixes': [
    `x=a/b/c.d.e; kubectl get "\${x#*/}" "\${x##*/}" "\${x%.*}" "\${x%%.*}" "\${x%/}" "\${x#"a/"}"`,
    'kubectl get b/c.d.e c.d.e a/b/c.d a/b/c a/b/c.d.e b/c.d.e',
  ],
  replacing: [`x=a-b-c; kubectl get "\${x/-/+}" "\${x//-/+}" "\${x//-}"`, 'kubectl get a+b-c a+b+c abc'],
  slices: [`x=abcdef; kubectl get "\${x:2}" "\${x:1:3}" "\${x:0:0}"`, 'kubectl get cdef bcd '],
  'upper and lower case': [`x=aBc; kubectl get "\${x^}" "\${x^^}" "\${x,,}"`, 'kubectl get ABc ABC abc'],
  'command substitution': [`kubectl get "$(printf 'a\\nb\\n\\n')" "$(echo c)d"`, 'kubectl get a\\u000ab cd'],
  'nested substitution': [`kubectl get "$(echo "x$(echo "y z")")"`, 'kubectl get xy z'],
  backquotes: ['kubectl get "`echo a`"', 'kubectl get a'],
  'status of a substitution': [
    `x=$(exit 3); kubectl get "$?"; x=$(exit 4)$(true); kubectl get $?`,
    'kubectl get 3',
    'kubectl get 0',
  ],
  arithmetic: [
    `i=3; kubectl get "$((i * 2 + 1))" "$((i % 2))" "x$(( (i - 5) / 2 ))" "$((i > 2 && i < 3))" "$((i++))" "$i" "$((i += 5))"`,
    'kubectl get 7 1 x-1 0 3 4 9',
  ],
  'arithmetic command': [
    `((1)) && kubectl get a; ((0)) || kubectl get b; x=2; ((x == 2)) && kubectl get c`,
    'kubectl get a',
    'kubectl get b',
    'kubectl get c',
  ],
  arrays: [
    `a=(x "y z" w); a+=(v); kubectl get "\${a[@]}" "\${#a[@]}" "\${a[1]}" "\${a[*]}" "$a"`,
    'kubectl get x y z w v 4 y z x y z w v x',
  ],
  'an empty array': [`set -u; a=(); kubectl get "\${a[@]}" b`, 'kubectl get b'],
  'arguments of a function': [
    `f() { kubectl get "$#" "$@" "$1" "\${2:-none}"; }; f 'a b' c; f`,
    'kubectl get 2 a b c a b c',
    'kubectl get 0  none',
  ],
  'no arguments inside a text': [
    `kubectl apply -f - <<X\n[$@]\nX\nx="[$@]"; kubectl get "$x" "a$@b" "$@"`,
    'kubectl apply -f - <<< "[]\\\\u000a"',
    'kubectl get [] ab',
  ],
  'arguments come back': [
    `set -- p q; f() { shift; kubectl get "$@"; }; f a b; kubectl get "$@"`,
    'kubectl get b',
    'kubectl get p q',
  ],
  'local variables': [
    `x=1; f() { local x=2 y=$x; g; kubectl get "$x" "$y"; }; g() { x=3; }; f; kubectl get "$x" "\${y-unset}"`,
    'kubectl get 3 1',
    'kubectl get 1 unset',
  ],
  'export of several': [`A=old; export A=new B=$A; kubectl get "$A" "$B"`, 'kubectl get new old'],
  'assignments in a row': [`A=1 B=$A; kubectl get "$B"`, 'kubectl get 1'],
  'return status': [
    `f() { return 3; }; f || kubectl get "$?"; f() { false; }; f || kubectl get $?`,
    'kubectl get 3',
    'kubectl get 1',
  ],
  'return without a status': [`f() { false; return; }; f; kubectl get $?`, 'kubectl get 1'],
  'a function that takes the name of a tool': [`curl() { kubectl get "$1"; }; curl x`, 'kubectl get x'],
  'a function inside a function': [`f() { g() { kubectl get "$1"; }; }; f; g x`, 'kubectl get x'],
  if: [
    `if false; then kubectl get a; elif true; then kubectl get b; else kubectl get c; fi`,
    'kubectl get b',
  ],
  'if without a way': [`if false; then kubectl get a; fi; kubectl get $?`, 'kubectl get 0'],
  'and, or, not': [
    `true && false || kubectl get a; ! true || kubectl get b; ! false && kubectl get c`,
    'kubectl get a',
    'kubectl get b',
    'kubectl get c',
  ],
  case: [
    `for x in abc a1 '' '*' b; do case $x in a[0-9]) kubectl get 1;; a*) kubectl get 2;; '') kubectl get 3;; '*') kubectl get 4;; [!a]) kubectl get 5;; esac; done`,
    'kubectl get 2',
    'kubectl get 1',
    'kubectl get 3',
    'kubectl get 4',
    'kubectl get 5',
  ],
  'case with alternatives': [
    `case x in y | x) kubectl get a;; *) kubectl get b;; esac; case q in "$z"*) kubectl get c;; esac`,
    'kubectl get a',
    'kubectl get c',
  ],
  'for with break and continue': [
    `for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; kubectl get $i; done`,
    'kubectl get 1',
    'kubectl get 3',
  ],
  'nested break': [
    `for i in 1 2; do for j in a b; do kubectl get $i$j; continue 2; done; done`,
    'kubectl get 1a',
    'kubectl get 2a',
  ],
  'for over arguments': [
    `set -- a 'b c'; for x; do kubectl get "$x"; done`,
    'kubectl get a',
    'kubectl get b c',
  ],
  'while with a counter': [`i=0; while [ $i -lt 3 ]; do i=$((i + 1)); done; kubectl get $i`, 'kubectl get 3'],
  until: [`i=5; until [ $i -le 3 ]; do i=$((i - 1)); kubectl get $i; done`, 'kubectl get 4', 'kubectl get 3'],
  'status of a loop': [`i=0; while [ $i -lt 1 ]; do i=1; false; done; kubectl get $?`, 'kubectl get 1'],
  'reading lines': [
    `printf 'a\\n b \\nc' | while read -r x; do kubectl get "$x"; done`,
    'kubectl get a',
    'kubectl get b',
  ],
  'reading lines as they are': [
    `while IFS= read -r x; do kubectl get "$x"; done <<X\n a\n\nX`,
    'kubectl get  a',
    'kubectl get ',
  ],
  'a pipe is a shell of its own': [`x=1; echo | x=2; kubectl get $x`, 'kubectl get 1'],
  'a subshell': [
    `x=1; (x=2; cd /; kubectl get $x; exit 3); kubectl get "$x$?"`,
    'kubectl get 2',
    'kubectl get 13',
  ],
  'a group': [`{ x=1; false; }; kubectl get "$x$?"`, 'kubectl get 11'],
  'here-documents': [
    `x=1; kubectl apply -f - <<X\na: $x\nb: \\$x "q" $(echo c)\nX\nkubectl apply -f - <<'Y'\na: $x\nY\nkubectl apply -f - <<-Z\n\tt: 1\n\tZ`,
    'kubectl apply -f - <<< "a: 1\\\\u000ab: $x \\"q\\" c\\\\u000a"',
    'kubectl apply -f - <<< "a: $x\\\\u000a"',
    'kubectl apply -f - <<< "t: 1\\\\u000a"',
  ],
  'here-strings': [`x='a b'; kubectl apply -f - <<<"$x"`, 'kubectl apply -f - <<< "a b\\\\u000a"'],
  'files of a work folder': [
    `set -e; w=$(mktemp -d); echo a >"$w/f"; echo b >>"$w/f"; kubectl get "$(cat "$w/f")" "$(<"$w/f")"; rm -r "$w"`,
    'kubectl get a\\u000ab a\\u000ab',
  ],
  'tests of files': [
    `set -e; w=$(mktemp -d); [ -d "$w" ] && kubectl get d; [ -e "$w/f" ] || kubectl get e; : >"$w/f"; [ -s "$w/f" ] || kubectl get s; echo x >"$w/f"; [ -s "$w/f" ] && kubectl get S; [ -f "$w/f" ] && kubectl get f; rm -r "$w"`,
    'kubectl get d',
    'kubectl get e',
    'kubectl get s',
    'kubectl get S',
    'kubectl get f',
  ],
  'tests of texts': [
    `[ -n a ] && kubectl get 1; [ -z '' ] && kubectl get 2; [ a = a ] && kubectl get 3; [ a != b ] && kubectl get 4; [ 010 -eq 10 ] && kubectl get 5; [ ! -n '' ] && kubectl get 6; [ x ] && kubectl get 7; [ '' ] || kubectl get 8; test 2 -gt 1 && kubectl get 9`,
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `kubectl get ${n}`),
  ],
  'double brackets': [
    `x='a b'; [[ $x == a* ]] && kubectl get 1; [[ $x == "a*" ]] || kubectl get 2; [[ -n $x && ! -z $x ]] && kubectl get 3; [[ a == b || ( 1 -lt 2 ) ]] && kubectl get 4`,
    ...[1, 2, 3, 4].map((n) => `kubectl get ${n}`),
  ],
  'errexit stops': [`set -e; kubectl get a; false; kubectl get b`, 'kubectl get a'],
  'errexit and conditions': [
    `set -e; false || true; if false; then :; fi; ! true; false && true; { false && true; }; kubectl get a`,
    'kubectl get a',
  ],
  'errexit and a subshell': [`set -e; kubectl get a; (false; kubectl get b); kubectl get c`, 'kubectl get a'],
  'errexit and a function': [
    `set -e; f() { false && true; }; kubectl get a; f; kubectl get b`,
    'kubectl get a',
  ],
  'errexit in a tested function': [
    `set -e; f() { false; kubectl get a || :; }; f || kubectl get b`,
    'kubectl get a',
  ],
  'errexit in a substitution': [`set -e; x=$(false; echo a); kubectl get "$x"`, 'kubectl get a'],
  'errexit turned off': [`set -e; set +e; false; kubectl get a`, 'kubectl get a'],
  pipefail: [`set -eo pipefail; true | true; kubectl get a; false | true; kubectl get b`, 'kubectl get a'],
  'no pipefail': [`set -e; false | true; kubectl get a`, 'kubectl get a'],
  'nounset stops': [`set -u; kubectl get a; kubectl get "$x"; kubectl get b`, 'kubectl get a'],
  'required values': [`kubectl get a; kubectl get "\${x:?no}"; kubectl get b`, 'kubectl get a'],
  'exit trap': [`trap 'kubectl get "$?"' EXIT; exit 3`, 'kubectl get 3'],
  'exit trap of a function': [`f() { kubectl get "$x"; }; trap f EXIT; x=1; exit`, 'kubectl get 1'],
  'trap taken back': [`trap 'kubectl get a' EXIT; trap - EXIT`],
  'no trap in a subshell': [
    `trap 'kubectl get a' EXIT; (kubectl get b; exit)`,
    'kubectl get b',
    'kubectl get a',
  ],
  'trap of a subshell': [
    `(trap 'kubectl get a' EXIT; kubectl get b); kubectl get c`,
    'kubectl get b',
    'kubectl get a',
    'kubectl get c',
  ],
  'errexit runs the trap': [`set -e; trap 'kubectl get "$?"' EXIT; false; kubectl get b`, 'kubectl get 1'],
  'command and functions': [`kubectl() { command kubectl get "$@"; }; kubectl x`, 'kubectl get x'],
  'printf repeats its format': [
    `kubectl get "$(printf '%s-%s;' a b c)" "$(printf '%d%%' 5)" "$(printf '%s')"`,
    'kubectl get a-b;c-; 5% ',
  ],
  echo: [`kubectl get "$(echo -n a b)" "$(echo 'a\\nb')"`, 'kubectl get a b a\\nb'],
  'the name of a command in a variable': [
    `k=kubectl; "$k" get a; $k get b`,
    'kubectl get a',
    'kubectl get b',
  ],
  'redirections around': [
    `{ echo a; echo b >&2; } >/dev/null 2>&1; kubectl get x >/dev/null 2>&1`,
    'kubectl get x',
  ],
  'stdin inside a loop': [
    `printf '1\\n2\\n' | while read -r x; do kubectl apply -f -; done`,
    'kubectl apply -f - <<< "2\\\\u000a"',
  ],
  tilde: [`x=~/a; kubectl get "$x" ~ ~/b "~"`, 'kubectl get /home/user/a /home/user /home/user/b ~'],
  'printf -v': [
    `printf -v x '%s-%s\\n' a b; kubectl get "[$x]"; printf -v y -- '%s' "$x"; kubectl get "\${#y}"`,
    'kubectl get [a-b\\u000a]',
    'kubectl get 4',
  ],
  braces: [
    `kubectl get {a,b}c x{1..3} k{p,q}/r {3..1}; for i in {1..2}; do kubectl get "_$i"; done`,
    'kubectl get ac bc x1 x2 x3 kp/r kq/r 3 2 1',
    'kubectl get _1',
    'kubectl get _2',
  ],
  'process substitution': [
    `curl -q -K <(printf 'url = "https://127.0.0.1:6443/api"\\n') >/dev/null`,
    'curl -q -K «process substitution on line 1»',
  ],
  'tr, cut, sed, grep, base64': [
    `kubectl get "$(echo a:b | cut -d: -f2)" "$(echo abc | tr b x)" "$(echo 'a 1' | tr -d ' ')" "$(echo ab | sed 's/a/c/')" "$(printf 'x\\nyz\\n' | grep y)" "$(printf hello | base64)" "$(echo aGVsbG8= | base64 -d)"`,
    'kubectl get b axc a1 cb yz aGVsbG8= hello',
  ],
};

const skip = needs('bash', 'bwrap', 'kubectl');
const sandbox = skip === false ? new Sandbox(kubeconfig) : undefined;
after(() => sandbox?.remove());

for (const [name, [script, ...expected]] of Object.entries(table)) {
  test(`${name}: foretold`, async () => {
    const report = await dryRun(script);
    assert.deepEqual(calls(report), expected, JSON.stringify(report.findings));
    assert.deepEqual(
      report.findings.filter((finding) => finding.notProved),
      [],
    );
  });

  test(`${name}: in real bash`, { skip }, async () => {
    const report = await dryRun(script);
    const run = await sandbox?.run(script, 'fine');
    assert.ok(run !== undefined);
    assert.equal(unforeseen(report, run), undefined, run.stderr);
    assert.equal(run.calls.length, expected.length, `${JSON.stringify(run.calls)} ${run.stderr}`);
  });
}
