/** The CA of the cluster in base64, in a variable: what goes into texts that hold it whole. */

import type { ActionOf } from './action.js';
import { base64Alphabet } from './alphabets.js';
import { articleCa, clusterField } from './cluster-field.js';
import { facts } from './facts.js';
import type { StepTarget } from './step.js';
import type { Style } from './types.js';
import { message } from './words.js';

/** By kubectl, wherever the kubeconfig has it. */
export function lookUpCa(target: StepTarget, style: Style): ActionOf<'capture'> {
  const otherwise = message('server.ca-otherwise', facts(target, {}));
  return {
    kind: 'capture',
    command:
      style === 'article'
        ? articleCa(target)
        : clusterField(target, 'certificate-authority-data', '--raw', '--flatten'),
    into: 'CA_DATA',
    alphabet: base64Alphabet,
    otherwise,
    refused: otherwise,
  };
}

/** Out of the file that the kubeconfig names. */
export const encodeCa = (target: StepTarget): ActionOf<'encode-file'> => ({
  kind: 'encode-file',
  file: target.caFile,
  into: 'CA_DATA',
  alphabet: base64Alphabet,
  otherwise: message('kubeconfig.bare.ca-otherwise', facts(target, {})),
});
