/** The man page: groff has nothing to say about it, and whoever reads it finds each verb, option and example. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { optionsOf } from '../src/command-line/options.js';
import type { Usage } from '../src/command-line/verb.js';
import { verbs } from '../src/verbs.js';
import { root } from './support/paths.js';
import { needs } from './support/tools.js';

const page = join(root, 'dist/bundle/kubesteps.1');

/** As `man` shows it in lines so long, without bold. */
function read(columns: number) {
  const options = ['-man', '-ww', '-Tutf8', '-P-cbou', `-rLL=${columns}n`];
  return spawnSync('groff', [...options, page], { encoding: 'utf8' });
}

test('groff warns of nothing, and nothing is lost', { skip: needs('groff') }, () => {
  assert.equal(read(78).stderr, '');
  const { stdout, stderr, status } = read(2000);
  assert.deepEqual([status, stderr], [0, '']);
  const lines = stdout.split('\n').map((line) => line.trim());
  const shown = Object.entries<Usage>(verbs).filter(([, { hidden }]) => hidden !== true);
  const heads = shown.map(([, { usage }]) => lines.indexOf(`kubesteps ${usage}`));
  assert.ok(!heads.includes(-1), stdout);
  for (const [index, [name, { describe, examples = [] }]] of shown.entries()) {
    const start = heads[index] ?? -1;
    assert.equal(lines[start + 1]?.toLowerCase(), `${describe.toLowerCase()}.`);
    const section = lines.slice(start, heads[index + 1] ?? lines.indexOf('EXAMPLES')).join('\n');
    for (const option of optionsOf(name)) {
      const head = option.argument === true ? option.name : `--${option.name}`;
      assert.ok(section.includes(head), `${name} ${head}`);
      assert.ok(
        section.toLowerCase().includes(option.words.toLowerCase()),
        `${name} ${head}: ${option.words}`,
      );
    }
    for (const [line] of examples)
      assert.ok(lines.includes(line.replace('$0', 'kubesteps')), `${line}\n${stdout}`);
  }
});

test('config has its subcommands there, without what is shown to nobody', { skip: needs('groff') }, () => {
  const { stdout } = read(2000);
  assert.match(stdout, /^ +kubesteps config get-contexts \[NAME…\]$/m);
  assert.doesNotMatch(stdout, /accepted as kubectl does|__complete/i);
});
