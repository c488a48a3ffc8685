/** Completion reads the verbs' declarations without yargs: what it notes is what yargs would know. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import yargs from 'yargs';
import { type Grammar, rawGrammar, verbGrammar } from '../../src/completion/grammar.js';
import { argumentSources, optionSources } from '../../src/completion/values.js';
import { verbs } from '../../src/verbs.js';

/** What yargs' getOptions() gives: not in its types. */
interface YargsOptions {
  readonly key: Readonly<Record<string, unknown>>;
  readonly boolean: readonly string[];
  readonly choices: Readonly<Record<string, readonly unknown[]>>;
  readonly alias: Readonly<Record<string, readonly string[]>>;
  readonly array: readonly string[];
}

async function grammars(): Promise<ReadonlyMap<string, Grammar>> {
  const found = new Map<string, Grammar>();
  for (const [name, verb] of Object.entries(verbs)) {
    if (verb.hidden) continue;
    const module = await verb.load();
    if (!('runRaw' in module)) found.set(name, verbGrammar(verb, module));
    else if (module.subcommands === undefined) {
      const grammar = rawGrammar(module, undefined);
      assert.ok(grammar !== undefined, `${name} says nothing about its flags`);
      found.set(name, grammar);
    } else {
      for (const subcommand of module.subcommands.keys()) {
        const grammar = rawGrammar(module, subcommand);
        assert.ok(grammar !== undefined);
        found.set(`${name} ${subcommand}`, grammar);
      }
    }
  }
  return found;
}

test('options, short names, choices and kinds are those that yargs reads', async () => {
  for (const [name, verb] of Object.entries(verbs)) {
    const module = await verb.load();
    if ('runRaw' in module) continue;
    const parser = module.options(yargs([]).help(false).version(false));
    const known = (parser as unknown as { getOptions(): YargsOptions }).getOptions();
    const { options, positionals } = verbGrammar(verb, module);
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
  const all = await grammars();
  for (const name of ['query', 'config view', 'config get-contexts', 'config current-context']) {
    assert.ok(
      all.get(name)?.options.some((option) => option.name === 'kubeconfig' && option.takesValue),
      name,
    );
  }
});

test('every name in the table of values is one that a verb has', async () => {
  const all = [...(await grammars()).values()];
  const options = all.flatMap((grammar) => grammar.options.map(({ name }) => name));
  for (const name of Object.keys(optionSources)) assert.ok(options.includes(name), `--${name}`);
  const positionals = all.flatMap((grammar) => grammar.positionals.map(({ name }) => name));
  for (const name of Object.keys(argumentSources)) assert.ok(positionals.includes(name), name);
});
