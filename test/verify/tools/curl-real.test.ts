/** The option table and the reading of arguments, held to the curl that is installed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { compareVersions, parseVersion, type Version } from '../../../src/tool-version.js';
import { newestCurl, parseCurlArguments } from '../../../src/verify/tools/curl-arguments.js';
import { curlOptionNames } from '../../../src/verify/tools/curl-options.js';
import { fuzzCount, fuzzTest } from '../../support/fuzz.js';
import { Random } from '../../support/random.js';
import { full, portion } from '../../support/size.js';
import { needs } from '../../support/tools.js';

const skip = needs('curl');
const folder = mkdtempSync(join(tmpdir(), 'curl-arguments-'));
after(() => rmSync(folder, { recursive: true }));

function curl(...texts: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('curl', texts, {
    encoding: 'utf8',
    cwd: folder,
    input: '',
    env: { PATH: process.env.PATH },
  });
}

function installed(): Version {
  const version = parseVersion(/^curl (\S+)/.exec(curl('--version').stdout)?.[1] ?? '');
  assert.ok(version !== undefined);
  return version;
}

interface Helped {
  readonly name: string;
  readonly letter: string | undefined;
  readonly takesValue: boolean;
}

// ` -E, --cert <certificate[:password]> …` and `     --preproxy [protocol://]host[:port] …`
function helped(): Helped[] {
  const lines = curl('--help', 'all').stdout.split('\n');
  return lines.flatMap((line) => {
    const match = /^ (?:-(.), | {4})--(\S+)( <| \[protocol)?/.exec(line);
    if (match?.[2] === undefined) return [];
    return [{ name: match[2], letter: match[1], takesValue: match[3] !== undefined }];
  });
}

test('every option of `curl --help all` is in the table, with its letter and arity', { skip }, () => {
  const options = helped();
  assert.ok(options.length >= 200, 'the help text was read');
  const version = installed();
  for (const { name, letter, takesValue } of options) {
    const negative = name.startsWith('no-');
    const found = curlOptionNames().get(negative ? name.slice('no-'.length) : name);
    // A curl that is newer than the table may have more.
    if (found === undefined && compareVersions(version, newestCurl) > 0) continue;
    assert.ok(found !== undefined, name);
    assert.equal(found.definition.letter, letter, name);
    assert.equal(found.definition.kind === 'value', takesValue, name);
    assert.equal(found.definition.documentedAs, !negative, name);
    assert.ok(compareVersions(found.since, version) <= 0, `${name} is older than ${found.since.join('.')}`);
  }
});

test('no option of the table that is old enough is unknown to curl, and no newer one is known', {
  skip,
}, () => {
  const version = installed();
  const listed = new Set(helped().map(({ name }) => name.replace(/^no-/, '')));
  for (const { definition, since } of curlOptionNames().values()) {
    // `--show-headers` was called --include before 8.10.
    const old = compareVersions(since, version) <= 0 && compareVersions(definition.since, version) <= 0;
    if (old) assert.ok(listed.has(definition.name), definition.name);
    else if (definition.name !== 'show-headers') assert.ok(!listed.has(definition.name), definition.name);
  }
});

// Options that open files, or say something about curl and end it, while arguments are still being read.
const acting = ['config', 'stderr', 'help', 'manual', 'version', 'engine', 'dump-ca-embed', 'libcurl'];

test('--no- is refused wherever curl refuses it', { skip }, () => {
  for (const [name, { definition }] of portion([...curlOptionNames()], 20)) {
    if (acting.includes(definition.name) || definition.inertSince !== undefined) continue;
    const ours = parseCurlArguments([{ text: `--no-${name}` }, { text: '-V' }], installed());
    if (ours.errors.length === 0) assert.equal(curl(`--no-${name}`, '-V').status, 0, name);
  }
});

test('a beginning of a name is an option to us only if it is one to curl', { skip }, () => {
  const version = installed();
  // Up to five letters: what is longer is seldom a beginning of two.
  const beginnings = new Set(
    [...curlOptionNames().keys()].flatMap((name) => [1, 2, 3, 4, 5].map((length) => name.slice(0, length))),
  );
  let read = 0;
  for (const beginning of portion([...beginnings], 50)) {
    const ours = parseCurlArguments([{ text: `--${beginning}` }, { text: '5' }], version);
    if (ours.errors.length > 0) continue;
    read++;
    const { stderr } = curl(`--${beginning}`, '-V', '-V');
    assert.doesNotMatch(stderr, /is (?:unknown|ambiguous)/, beginning);
  }
  // From 8.6 on, no beginning is an option.
  assert.ok(read > (full ? 100 : 10) || compareVersions(version, [8, 6, 0]) >= 0, `${read} were read`);
});

// What curl says of a value that only the option itself can judge, or of an option that this build lacks.
const otherwise = /unsupported by libcurl|doesn't support this|is badly used here|is disabled|Failed to open/;

function randomArguments(random: Random, names: readonly string[]): string[] {
  const pick = (list: readonly string[]): string => list[random.below(list.length)] ?? '';
  const letters = [...'sSfkgLIGinXHdoumbAewx'];
  const values = ['5', 'GET', 'A: b', 'x', '', '-', '--', '-s', '-V', '1.5', 'http://127.0.0.1:9'];
  return Array.from({ length: 1 + random.below(4) }, () => {
    const name = pick(names);
    return (
      [
        () => `--${name}`,
        () => `--no-${name}`,
        () => `--${name.slice(0, 1 + random.below(name.length))}`,
        () => `--${name.toUpperCase()}`,
        () => `--${name}=${pick(values)}`,
        () => `-${pick(letters)}${pick(letters)}${pick(values)}`,
        () => `-${pick(letters)}`,
        () => pick(values),
      ][random.below(8)]?.() ?? ''
    );
  });
}

const count = fuzzCount({ quick: 15, full: 600 });

fuzzTest(
  'random arguments: what is read without an error, curl reads so too',
  {
    skip,
    timeout: 120_000,
  },
  (seed, t) => {
    const version = installed();
    const names = [...curlOptionNames()]
      .filter(
        ([, { definition, since }]) =>
          !acting.includes(definition.name) && compareVersions(since, version) <= 0,
      )
      .map(([name]) => name);
    const random = new Random(seed);
    let accepted = 0;
    let refusedByBoth = 0;
    let refusedByUs = 0;
    for (let round = 0; round < count; round++) {
      const texts = [...randomArguments(random, names), '-V'];
      const ours = parseCurlArguments(
        texts.map((text) => ({ text })),
        version,
      );
      // Where -V is a value, curl would go to work.
      if (ours.errors.length === 0 && ours.ends?.definition.name !== 'version') continue;
      // Once more: the first may have become the value of an option that ours refused.
      const theirs = curl(...texts, '-V');
      const versionShown = theirs.status === 0 && theirs.stdout.startsWith('curl ');
      const note = `seed ${seed}: ${JSON.stringify(texts)}: ${theirs.stderr}`;
      if (ours.errors.length === 0) {
        accepted++;
        assert.ok(versionShown || otherwise.test(theirs.stderr), note);
      } else if (versionShown) refusedByUs++;
      else refusedByBoth++;
    }
    t.diagnostic(`read alike ${accepted}, refused by both ${refusedByBoth}, only by us ${refusedByUs}`);
    assert.ok(accepted > count / 12, 'enough were read');
    assert.ok(refusedByBoth > count / 12, 'enough were refused');
  },
);
