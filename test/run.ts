/**
 * The test runner behind `npm test`: every compiled test file, or those whose path (`test/jsonpath/parse.test.ts`) holds
 * each of the given words. `node --test` takes folders on Node 20 and patterns from 21 on, so the files are found here,
 * the slowest first.
 */
import { runFiles } from './support/run-files.js';
import { testFiles } from './support/test-files.js';

/**
 * What takes longest in the full suite, and so begins first: at the end no core waits for another. What waits for a cluster
 * stands between what computes: a server that gets no core is one that does not answer.
 */
const slowest = [
  'verify/powershell/soundness',
  'verify/bash/soundness',
  'e2e/kubectl-versions',
  'own-recipes/hostile',
  'verify/sameness',
  'e2e/interrupted',
  'document/html',
  'e2e/kuberc',
  'verify/powershell/against-pwsh',
  'e2e/least-rights',
  'render/hostile',
  'hostile/server',
  'document/several',
  'tls/interception',
  'generate/random-kubeconfigs',
  'e2e/seed',
  'render/paste',
  'e2e/paste',
  'commands/generate-matrix',
  'commands/pathological',
  'jsonpath/differential',
];

const words = process.argv.slice(2);
if (words.some((word) => word.startsWith('-'))) {
  process.stderr.write(
    'npm test -- WORD…: the test files whose path holds each word, such as verify/bash; without words, all\n' +
      'there are no options: SUITE=full, SUITE=every and REQUIRE_TOOLS=1 stand in the environment\n',
  );
  process.exit(3);
}
const found = testFiles().filter(({ source }) => words.every((word) => source.includes(word)));
if (found.length === 0) {
  process.stderr.write(`no test file has all of this in its path: ${words.join(' ')}\n`);
  process.exit(1);
}
const rank = (source: string): number => {
  const index = slowest.findIndex((part) => source.includes(part));
  return index === -1 ? slowest.length : index;
};
const files = found.toSorted((one, other) => rank(one.source) - rank(other.source));

process.exitCode = (await runFiles(files)) ? 0 : 1;
