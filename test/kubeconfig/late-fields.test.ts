/** A struct's large fields are made once, when somebody asks, and whoever asks sees what a plain map holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Value } from '../../src/go/value.js';
import { type LateField, LateFields } from '../../src/kubeconfig/late-fields.js';

const plain = new Map<string, Value>([
  ['kind', 'Config'],
  ['clusters', ['a']],
  ['users', null],
  ['current-context', ''],
]);

function late(): { readonly map: LateFields; readonly made: string[] } {
  const made: string[] = [];
  const fields = [...plain].map(([name, value]): LateField => {
    if (typeof value === 'string') return [name, value];
    return [
      name,
      () => {
        made.push(name);
        return value;
      },
    ];
  });
  return { map: new LateFields([...fields, ['extensions', undefined]]), made };
}

test('what is there is known without making it, and a field is made once', () => {
  const { map, made } = late();
  assert.deepEqual(
    [map.size, [...map.keys()], map.has('users'), map.has('extensions')],
    [4, [...plain.keys()], true, false],
  );
  assert.deepEqual(made, []);
  assert.equal(map.get('kind'), 'Config');
  assert.deepEqual([map.get('clusters'), map.get('clusters')], [['a'], ['a']]);
  assert.deepEqual(made, ['clusters']);
});

const ways: Readonly<Record<string, (map: ReadonlyMap<string, Value>) => unknown>> = {
  values: (map) => [...map.values()],
  entries: (map) => [...map.entries()],
  iterator: (map) => [...map],
  copy: (map) => [...new Map(map)],
  forEach: (map) => {
    const found: unknown[] = [];
    map.forEach((value, name) => {
      found.push([name, value]);
    });
    return found;
  },
};
for (const [name, way] of Object.entries(ways))
  test(`all of it by ${name} is what a plain map gives`, () => {
    const { map, made } = late();
    assert.deepEqual(way(map), way(plain));
    assert.deepEqual(made, ['clusters', 'users']);
    assert.deepEqual(way(map), way(plain));
    assert.deepEqual(made, ['clusters', 'users']);
  });
