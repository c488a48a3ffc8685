/** The rooms of the two interpreters: what knows of what, and how large a circle of files may be. */
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { circlesIn, files, imports } from '../support/imports.js';

/** The folders of each interpreter: every one of them imports only from those before it. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'verify/bash': ['state', 'read', 'expand', 'redirect', 'calls', 'builtins', 'run'],
  'verify/powershell': [
    ...['parse', 'state', 'values', 'variables', 'read', 'files', 'dotnet', 'expressions', 'binding'],
    ...['redirect', 'loops', 'programs', 'functions', 'cmdlets', 'commands', 'run'],
  ],
};

/** The circles that are there by nature, with their sizes. */
const circles: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'verify/bash': {
    // Words hold parameters and arithmetic, which hold words.
    expand: [7],
    // Statements hold lists, pipelines and functions, which hold statements.
    run: [11],
  },
  'verify/powershell': {
    // The grammar: expressions hold pipelines, commands and blocks, which hold expressions.
    parse: [16],
    // Loops, switches and tries hold statements.
    run: [6],
    // Operands are expressions.
    expressions: [5],
    // Lists are compared item by item.
    values: [3],
    // Tables hold objects, and objects tables.
    state: [2],
  },
};

for (const [shell, order] of Object.entries(rooms)) {
  test(`${shell}: a folder imports only from those before it`, () => {
    const there = files.filter((file) => file.startsWith(`${shell}/`)).map((file) => dirname(file));
    const named = [shell, ...order.map((room) => `${shell}/${room}`)];
    assert.deepEqual([...new Set(there)].sort(), [...named].sort(), 'every folder is named here');
    const placeOf = (file: string): number => order.indexOf(dirname(file).slice(shell.length + 1));
    const inside = imports.filter(({ from, to }) =>
      [from, to].every((file) => file.startsWith(`${shell}/`) && dirname(file) !== shell),
    );
    assert.ok(inside.length > 100, 'imports are found');
    assert.deepEqual(
      inside.filter(({ from, to }) => placeOf(to) > placeOf(from)),
      [],
    );
  });

  test(`${shell}: circles of files stay within a folder, and are as large as listed`, () => {
    const found: Record<string, number[]> = {};
    for (const circle of circlesIn(shell)) {
      const [room, ...others] = new Set(circle.map((file) => dirname(file).slice(shell.length + 1)));
      assert.deepEqual(others, [], `a circle of files in several folders: ${circle.join(' ')}`);
      if (room !== undefined) found[room] = [...(found[room] ?? []), circle.length];
    }
    assert.deepEqual(found, circles[shell]);
  });
}

test("bash's gate, and the words, know nothing of execution", () => {
  const known = (start: string): readonly string[] => {
    const seen = new Set([start]);
    for (const file of seen) for (const { from, to } of imports) if (from === file) seen.add(to);
    return [...seen].filter((file) => /^verify\/bash\/(run|builtins|redirect|calls)\//.test(file));
  };
  for (const file of ['read/gate.ts', 'read/gate-dialect.ts', 'expand/word.ts']) {
    assert.ok(files.includes(`verify/bash/${file}`), file);
    assert.deepEqual(known(`verify/bash/${file}`), [], file);
  }
});
