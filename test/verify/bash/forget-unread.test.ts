/** A shell that ended forgets what its EXIT trap cannot read, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dryRunOf } from '../dry-run.js';

/** The script ends in three places, each with another value in what `set` assigns. */
const ways = (handler: string, set: (value: string) => string): string =>
  [
    handler,
    set('one'),
    'kubectl auth can-i get pods || exit 1',
    set('two'),
    'kubectl auth can-i get nodes || exit 1',
    set('three'),
  ].join('\n');

const cases: Readonly<Record<string, string>> = {
  'a variable in the handler': ways(`trap 'kubectl get "$x"' EXIT`, (value) => `x=${value}`),
  'a variable in a function that the handler calls': ways(
    `f() { kubectl get "$x"; }; trap f EXIT`,
    (value) => `x=${value}`,
  ),
  'an array': ways(`trap 'kubectl get "\${x[@]}"' EXIT`, (value) => `x=(${value})`),
  'a positional parameter': ways(`trap 'kubectl get "$1"' EXIT`, (value) => `set -- ${value}`),
  'a file': ways(
    `d=$(mktemp -d) || exit 3; trap 'kubectl get "$(cat "$d/f")"' EXIT`,
    (value) => `printf %s ${value} >"$d/f"`,
  ),
  'a file that a function reads whose name is put together': ways(
    `d=$(mktemp -d) || exit 3; f() { kubectl get "$(cat "$d/f")"; }; n=f; trap '"$n"' EXIT`,
    (value) => `printf %s ${value} >"$d/f"`,
  ),
  'a file, and a program whose name is in two quotes': ways(
    `d=$(mktemp -d) || exit 3; trap 'kubectl get "$(c"a"t "$d/f")"' EXIT`,
    (value) => `printf %s ${value} >"$d/f"`,
  ),
  'a file by a redirection': ways(
    `d=$(mktemp -d) || exit 3; trap 'read -r l <"$d/f"; kubectl get "$l"' EXIT`,
    (value) => `printf '%s\\n' ${value} >"$d/f"`,
  ),
  'a function whose name is put together': ways(
    `foo() { kubectl get "$x"; }; n=oo; trap 'f$n' EXIT`,
    (value) => `x=${value}`,
  ),
  'a function behind a redirection': ways(
    `foo() { kubectl get "$x"; }; n=foo; trap '2>/dev/null "$n"' EXIT`,
    (value) => `x=${value}`,
  ),
  'a file, and programs whose names are put together': ways(
    `d=$(mktemp -d) || exit 3; k=ubectl; c=at; trap 'k$k get "$(c$c "$d/f")"' EXIT`,
    (value) => `printf %s ${value} >"$d/f"`,
  ),
  'a function': ways(`trap f EXIT`, (value) => `f() { kubectl get ${value}; }`),
};

for (const [name, script] of Object.entries(cases)) {
  test(name, async () => {
    const { calls } = await dryRunOf('bash', `${script}\n`);
    const got = calls.map(({ argv }) => argv.join(' ')).filter((call) => /^kubectl get \w+$/.test(call));
    assert.deepEqual(got.sort(), ['kubectl get one', 'kubectl get three', 'kubectl get two']);
  });
}

test('a variable that another one names', async () => {
  const script = ways(`y=x; trap 'kubectl get "$((y))"' EXIT`, (value) => `x=${value.length}`);
  const { verdict, calls } = await dryRunOf('bash', `${script}\n`);
  const got = calls.map(({ argv }) => argv.join(' '));
  assert.ok(verdict === 'not-proved' || got.includes('kubectl get 5'), got.join('\n'));
});

test('whether a file is empty, asked with an operator that is put together', async () => {
  const handler = `d=$(mktemp -d) || exit 3; o=-s; trap 'if [ "$o" "$d/f" ]; then exit 5; fi' EXIT`;
  const script = ways(handler, (value) => (value === 'two' ? `printf %s two >"$d/f"` : `: >"$d/f"`));
  const { ends, verdict } = await dryRunOf('bash', `${script}\n`);
  assert.ok(verdict === 'not-proved' || ends.some(({ status }) => status === 5));
});

test('a trap for EXIT in the handler of another one, which not all shells run', async () => {
  const script = ways(
    `h() { (trap 'kubectl get "$lo''ng"' EXIT; :); }; trap h EXIT`,
    (value) => `long=${value}`,
  );
  assert.equal((await dryRunOf('bash', `${script}\n`)).verdict, 'not-proved');
});

test('the status', async () => {
  const script = `trap 'kubectl get "$?"' EXIT\nkubectl auth can-i get pods || exit 3\nexit 4\n`;
  const { calls } = await dryRunOf('bash', script);
  assert.deepEqual(
    calls.map(({ argv }) => argv.at(-1)).filter((word) => /^\d$/.test(word ?? '')),
    ['3', '4'],
  );
});
