/** A CA certificate for kubeconfigs made in tests: the embedded sample's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.js';

export const samplePath = join(root, 'templates/sample/kubeconfig.yaml');

/** PEM in base64. */
export const sampleCa: string =
  /certificate-authority-data: (\S+)/.exec(readFileSync(samplePath, 'utf8'))?.[1] ?? 'the sample has no CA';
