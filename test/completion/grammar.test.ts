/** What completion knows of a verb is what its help shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import yargs from 'yargs';
import { declare } from '../../src/command-line/help.js';
import { subcommandGrammar, verbGrammar } from '../../src/completion/grammar.js';
import { verbs } from '../../src/verbs.js';

/** What yargs' getOptions() gives: not in its types. */
interface YargsOptions {
  readonly key: Readonly<Record<string, unknown>>;
  readonly boolean: readonly string[];
  readonly choices: Readonly<Record<string, readonly unknown[]>>;
  readonly alias: Readonly<Record<string, readonly string[]>>;
}

const { query: _query, config: _config, __complete: _complete, ...parsed } = verbs;

test('options, short names, choices and kinds are those that help shows', () => {
  for (const [name, verb] of Object.entries(parsed)) {
    const parser = declare(yargs([]).help(false).version(false), name);
    const known = (parser as unknown as { getOptions(): YargsOptions }).getOptions();
    const { options, positionals } = verbGrammar(name, verb);
    const shorts = new Set(Object.values(known.alias).flat());
    const declared = Object.keys(known.key).filter((key) => key.length > 1 && !shorts.has(key));
    const named = [
      ...options.map((option) => option.name),
      ...positionals.map((positional) => positional.name),
    ];
    assert.deepEqual(
      [...new Set([...named, 'help'])].sort(),
      [...new Set([...declared, 'help'])].sort(),
      name,
    );
    for (const option of options) {
      if (option.name === 'help') continue;
      assert.deepEqual(
        option.choices,
        (known.choices[option.name] ?? []).map(String),
        `${name} --${option.name}`,
      );
      assert.equal(option.takesValue, !known.boolean.includes(option.name), `${name} --${option.name}`);
      assert.equal(
        option.short,
        known.alias[option.name]?.find((alias) => alias.length === 1),
      );
    }
  }
});

test('flags of the verbs with kubectl syntax are there', async () => {
  const subcommands = await verbs.config.subcommands?.();
  const view = subcommands?.get('view');
  const current = subcommands?.get('current-context');
  assert.ok(view !== undefined && current !== undefined);
  for (const { options } of [
    verbGrammar('query', verbs.query),
    subcommandGrammar(view),
    subcommandGrammar(current),
  ])
    assert.ok(options.some(({ name, takesValue }) => name === 'kubeconfig' && takesValue));
});
