/** A recipe as people would write one, and command lines about it. */

import { readFileSync } from 'node:fs';
import { main } from '../../src/main.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { samplePath } from '../support/sample.js';

/** The fields of a recipe that is right, to be changed. JSON is YAML. */
export const sampleRecipe = {
  apiVersion: 'kubesteps/v1',
  kind: 'Recipe',
  name: 'scale',
  summary: 'scale a Deployment',
  parameters: {
    app: { type: 'name' },
    replicas: { type: 'choice', choices: ['1', '3'], default: '1' },
  },
  options: { 'service-account': 'deployer' },
  steps: [
    { step: 'choose-cluster' },
    { step: 'find-server' },
    { step: 'token', duration: '10m' },
    {
      step: 'call',
      title: { en: 'Ask for {{replicas}} of {{app}}', ja: '{{app}} を {{replicas}} にする' },
      request: 'PATCH',
      resource: 'deployments/{{app}}',
      subresource: 'scale',
      'content-type': 'merge',
      data: '{"spec": {"replicas": {{replicas}}}}',
    },
  ],
} as const;

/** Runs a command line beside the recipe as /cwd/r.yaml, and the embedded sample as kubeconfig. */
export async function withRecipe(
  recipe: object | string,
  ...args: readonly string[]
): Promise<FakeHost['written'] & { readonly exit: number }> {
  const text = typeof recipe === 'string' ? recipe : JSON.stringify(recipe, undefined, 1);
  const host = fakeHost({
    files: { '/cwd/r.yaml': text, [samplePath]: readFileSync(samplePath, 'utf8') },
    env: { KUBECONFIG: samplePath },
  });
  const exit = await main(args, host);
  return { ...host.written, exit };
}
