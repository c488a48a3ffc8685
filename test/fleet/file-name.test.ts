/** File names of a fleet: whatever contexts are called, every disk takes them, and no two are one on any. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileNames, nameKey } from '../../src/fleet/file-name.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { hostileNames } from '../support/hostile.js';
import { Random } from '../support/random.js';

const devices = [
  'CON',
  'con',
  'Prn',
  'aux',
  'NUL',
  'COM1',
  'com¹',
  'LPT9',
  'lpt³',
  'CONIN$',
  'nul.x',
  'con.prod',
];

const awkward: readonly [string, ...string[]] = [
  'plain',
  ...hostileNames,
  ...devices,
  ...['', '.', '..', '...', ' ', '../../etc/passwd', '/etc/passwd', 'C:\\x', '\\\\host\\share', '.hidden'],
  ...['prod', 'Prod', 'PROD', 'prod.', 'prod ', 'prod..', 'prod-', '-prod', 'index', 'INDEX', 'index.md'],
  ...['ß', 'ss', 'SS', 'İ', 'i̇', 'ſ', 's', 'é', 'e\u0301', 'ﬁ', 'fi', 'K', 'k', 'Å', 'å', '本番', 'ｐｒｏｄ'],
  ...[
    'a/b',
    'a\\b',
    'a:b',
    'a-b',
    'a--b',
    'a',
    'a\0b',
    '\u3164',
    '\u200b',
    '😀',
    'x'.repeat(300),
    '語'.repeat(100),
  ],
  ...[`${'x'.repeat(300)}y`, 'a.sh', 'a.SH', 'prod-0123abcd'],
];

/** What no disk, shell or link may be given. */
function confirmSafe(name: string, ending: string): void {
  assert.ok(Buffer.byteLength(name) <= 200, name);
  assert.ok(name.endsWith(ending) && name.length > ending.length, name);
  assert.match(
    name,
    /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}._@+-]*$/u,
    'no path, no space, nothing hidden, no option',
  );
  assert.doesNotMatch(name.slice(0, -ending.length), /[. -]$/, 'nothing that Windows leaves out');
  assert.doesNotMatch(name, /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i);
  assert.doesNotMatch(name, /\p{Default_Ignorable_Code_Point}/u, 'nothing that cannot be seen');
}

/** Alike on no disk: neither by case nor by form of Unicode. */
function confirmApart(names: readonly string[]): void {
  for (const fold of [
    nameKey,
    (name: string) => name.toLowerCase(),
    (name: string) => name.normalize('NFC').toUpperCase(),
    (name: string) => name.normalize('NFD').toLowerCase(),
  ])
    assert.equal(new Set(names.map(fold)).size, names.length);
}

fuzzTest('names are safe, apart, and the same in every order', (seed) => {
  const random = new Random(seed);
  for (let round = 0; round < fuzzCount({ quick: 60, full: 600 }); round++) {
    const ending = random.pick(['.sh', '.ps1', '.paste.ps1', '.md']);
    const word = (): string => {
      const one = random.pick(awkward);
      return random.chance(0.3) ? one + random.pick(awkward) : one;
    };
    const parts = random.chance(0.5) ? 1 : 2;
    const documents = new Map(
      Array.from({ length: random.below(40) }, () => Array.from({ length: parts }, word)).map((one) => [
        JSON.stringify(one),
        one,
      ]),
    );
    const all = [...documents.values()];
    const names = fileNames(all, ending, ['index.md']);
    for (const name of names) confirmSafe(name, ending);
    confirmApart([...names, 'index.md']);
    const turned = random.shuffle([...all.keys()]);
    const again = fileNames(
      turned.map((at) => all[at] ?? []),
      ending,
      ['index.md'],
    );
    assert.deepEqual(
      again,
      turned.map((at) => names[at]),
    );
  }
});

test('plain names stay as they are, others keep what can stay', () => {
  const one = (...parts: readonly string[]): string | undefined => fileNames([parts], '.sh')[0];
  assert.equal(one('prod-eu.1'), 'prod-eu.1.sh');
  assert.equal(one('jane@prod'), 'jane@prod.sh');
  assert.equal(one('arn:aws:eks:eu-west-1:1:cluster/prod'), 'arn-aws-eks-eu-west-1-1-cluster-prod.sh');
  assert.equal(one('本番'), '本番.sh');
  assert.equal(one('con'), '_con.sh');
  assert.equal(one('../..'), 'context.sh');
  assert.equal(one('east/config', 'default'), 'east-config--default.sh');
});

test('of those that would share a name, the one that is called so keeps it', () => {
  const [plain, other] = fileNames([['a-b'], ['a/b']], '.sh');
  assert.equal(plain, 'a-b.sh');
  assert.match(other ?? '', /^a-b-[0-9a-f]{8}\.sh$/);
  for (const name of fileNames([['Prod'], ['prod']], '.sh')) assert.match(name, /^prod-[0-9a-f]{8}\.sh$/i);
  assert.match(fileNames([['index']], '.md', ['index.md'])[0] ?? '', /^index-[0-9a-f]{8}\.md$/);
});

test('a name that another one takes with its digest is told from it, too', () => {
  const digest = (fileNames([['a/b'], ['a-b']], '.sh')[0] ?? '').slice(4, -3);
  const names = fileNames([['a/b'], ['a-b'], [`a-b-${digest}`]], '.sh');
  confirmApart(names);
  assert.equal(names[1], 'a-b.sh');
});
