/** YAML texts that people and editors write, and what kubectl 1.33.1 made of each: the data as JSON, or its message. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { goStructJson } from '../../../src/go/json.js';
import { loadConfig } from '../../../src/kubeconfig/load.js';
import { LoadError } from '../../../src/kubeconfig/load-error.js';
import { fakeHost } from '../../support/host.js';
import { root } from '../../support/paths.js';
import { withoutValues } from '../../support/without-values.js';

interface Recorded {
  readonly text: string;
  /** `extension` of the first extension, as `-o json` printed it; null where there is none. */
  readonly lines?: string | null;
  readonly error?: string;
}

const recorded = readFileSync(join(root, 'test/go/yaml/recorded.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Recorded);

function answer(text: string): Omit<Recorded, 'text'> {
  const host = fakeHost({ files: { '/cwd/rec.yaml': text } });
  try {
    const extension = loadConfig({ precedence: ['rec.yaml'] }, host).extensions.get('a');
    return { lines: extension === undefined ? null : goStructJson(extension, '    ') };
  } catch (error) {
    assert.ok(error instanceof LoadError);
    return { error: (error.faults[0]?.message ?? '').replace('error loading config file "rec.yaml": ', '') };
  }
}

for (const { text, error, ...data } of recorded) {
  const expected = error === undefined ? data : { ...data, error: withoutValues(error) };
  test(JSON.stringify(text.replace('extensions:\n- name: a\n  extension:\n', '').slice(0, 80)), () => {
    assert.deepEqual(answer(text), expected);
  });
}
