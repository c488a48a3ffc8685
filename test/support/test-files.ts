/** The test files of this checkout. What an older build left of a file that is gone does not count. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.js';

export interface TestFile {
  /** As one sees it in the checkout: `test/cases.test.ts`. */
  readonly source: string;
  /** The absolute path of what node runs. */
  readonly compiled: string;
}

export function testFiles(): readonly TestFile[] {
  return readdirSync(join(root, 'dist/test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => ({
      source: `test/${name.replace(/js$/, 'ts')}`,
      compiled: join(root, 'dist/test', name),
    }))
    .filter(({ source }) => existsSync(join(root, source)));
}
