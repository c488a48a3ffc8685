/**
 * The test runner behind `npm test`: every compiled test file, but of a quick run what it leaves to a full one, or those whose path
 * (`test/jsonpath/parse.test.ts`) holds each of the given words. `node --test` takes folders on Node 20 and patterns from 21 on,
 * so the files are found here.
 */
import { chosenFiles } from './support/chosen-files.js';
import { runFiles } from './support/run-files.js';
import { full } from './support/size.js';
import { testFiles } from './support/test-files.js';

const words = process.argv.slice(2);
if (words.some((word) => word.startsWith('-'))) {
  process.stderr.write(
    'npm test -- WORD…: the test files whose path holds each word, such as verify/bash; without words, all\n' +
      'there are no options: SUITE=full, SUITE=every and REQUIRE_TOOLS=1 stand in the environment\n',
  );
  process.exit(3);
}
const { files, left } = chosenFiles(testFiles(), words, full);
if (files.length === 0) {
  process.stderr.write(`no test file has all of this in its path: ${words.join(' ')}\n`);
  process.exit(1);
}

process.exitCode = (await runFiles(files)) ? 0 : 1;
if (left.length > 0)
  process.stdout.write(
    `\nleft to SUITE=full, and to npm test -- WORD:\n${left.map(({ source }) => `  ${source}\n`).join('')}`,
  );
