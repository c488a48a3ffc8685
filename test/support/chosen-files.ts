/** Which test files run, in which order, and which of them a quick run leaves to a full one. */
import type { TestFile } from './test-files.js';

/**
 * What takes longest in the full suite, and so begins first: at the end no core waits for another. What waits for a cluster
 * stands between what computes: a server that gets no core is one that does not answer.
 */
export const slowest: readonly string[] = [
  // These take two seconds at the beginning of a process, and half a minute behind what has compiled many expressions: V8 then
  // takes less care with the one by which string-width knows emoji (TooMuchRegExpCode in its regexp.cc).
  'command-line/help-width',
  'explore/screen',
  'commands/narrow-terminal',
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
  'launch/threads',
  'verify/bash/snippets',
  'verify/powershell/constructs',
  'verify/tools/kubectl-requests',
];

/**
 * What is one recipe, fault, tool or page more of what other files try in a quick run, and long: it runs in a full one, and
 * where a word asks for it.
 */
export const leftToFull: readonly string[] = [
  'adopt/difference',
  'adopt/prose',
  'command-line/first-hour/defects',
  'command-line/first-hour/small-faults',
  'commands/canaries',
  'commands/limits',
  'commands/pathological',
  'completion/install',
  'completion/shells',
  'document/html/browser',
  'document/html/fields',
  'document/html/page',
  'document/mdx',
  'document/planted',
  'document/several',
  'document/sites',
  'drift/page',
  'e2e/answer-to-jq',
  'e2e/bound-token',
  'e2e/busybox',
  'e2e/can-i',
  'e2e/diagnose',
  'e2e/document',
  'e2e/failures',
  'e2e/given-rights',
  'e2e/in-pod',
  'e2e/interrupted',
  'e2e/keep',
  'e2e/kubeconfig',
  'e2e/kubectl-versions',
  'e2e/kuberc',
  'e2e/least-rights',
  'e2e/own-recipe',
  'e2e/pages',
  'e2e/places',
  'e2e/proxy',
  'e2e/request-info',
  'e2e/requests',
  'e2e/self',
  'e2e/service-account',
  'e2e/trouble',
  'e2e/whoami',
  'e2e/without-kubectl',
  'exec-check/exec-check',
  'files/system-error',
  'files/write',
  'fix/real-shells',
  'fleet/index-html',
  'fleet/killed',
  'generate/article-waits',
  'generate/kubeconfig-list',
  'generate/made-by-api',
  'generate/private-paths',
  'generate/secret-by-api',
  'generate/sign-in-by-plugin',
  'generate/without-kubectl',
  'kuberc/random-files',
  'launch/code-cache',
  'look/browser',
  'look/drift',
  'look/hostile',
  'own-recipes/drift',
  'own-recipes/hostile',
  'own-recipes/kinds',
  'package.test',
  'pod/in-pod',
  'render/every-value',
  'render/paste-terminal',
  'run.test',
  'tls/diagnose',
  'tls/interception',
  'tls/kubectl-and-curl',
  'verify/bash/against-shells',
  'verify/loop-ends',
  'verify/powershell/flow',
  'verify/rights/needs',
  'verify/sameness',
  'verify/tools/kubectl-outputs',
  'verify/tools/kubectl-real',
];

export interface Chosen {
  /** The slowest first. */
  readonly files: readonly TestFile[];
  readonly left: readonly TestFile[];
}

const isOf = (parts: readonly string[], { source }: TestFile): boolean =>
  parts.some((part) => source.includes(`/${part}`));

/** The files whose path holds each word; without words, all, but of a quick run those that it leaves. */
export function chosenFiles(all: readonly TestFile[], words: readonly string[], full: boolean): Chosen {
  const found = all.filter(({ source }) => words.every((word) => source.includes(word)));
  const left = full || words.length > 0 ? [] : found.filter((file) => isOf(leftToFull, file));
  const rank = ({ source }: TestFile): number => {
    const index = slowest.findIndex((part) => source.includes(part));
    return index === -1 ? slowest.length : index;
  };
  const files = found
    .filter((file) => !left.includes(file))
    .toSorted((one, other) => rank(one) - rank(other));
  return { files, left };
}
