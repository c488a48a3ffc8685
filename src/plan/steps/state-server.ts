/** The cluster's server and its CA without kubectl: what the kubeconfig says of them stands in the script. */
import { serverAlphabet } from '../alphabets.js';
import { caFile, facts, verifiesProxyWithCa, verifiesWithCa } from '../facts.js';
import type { StepOptions } from '../options.js';
import { type StepTarget, step } from '../step.js';
import type { Step, Style } from '../types.js';
import { message, text } from '../words.js';

/** A CA that stands in a file is read there. */
export const stateServer = step(['insecure'], ({ target, options, style }) =>
  statedServer(target, options, style),
);

/** The same for who says it in a step of its own. */
export function statedServer(target: StepTarget, options: Pick<StepOptions, 'insecure'>, style: Style): Step {
  const verifies = verifiesWithCa(target, options) || verifiesProxyWithCa(target, options);
  const { certificateAuthorityData: data } = target.cluster;
  return {
    title: message(verifies ? 'bare.server.ca-title' : 'bare.server.title', facts(target, {})),
    notes: [
      message('bare.server.note'),
      ...(target.server.secure && !verifies && !options.insecure && !target.cluster.insecureSkipTlsVerify
        ? [message('server.system-note')]
        : []),
    ],
    actions: [
      { kind: 'state', into: 'APISERVER', alphabet: serverAlphabet(target), value: text(target.server.url) },
      ...(verifies && data.length > 0
        ? [
            {
              kind: 'write-lines' as const,
              folder: style === 'article' ? undefined : caFile.folder,
              file: caFile.file,
              lines: linesOf(data),
            },
          ]
        : []),
      ...(verifies && style !== 'article'
        ? [{ kind: 'apple-curl' as const, text: message('server.apple-curl') }]
        : []),
    ],
  };
}

/** PEM is ASCII; what a file holds around its blocks is none of the CA, and may be anything. */
const linesOf = (data: Uint8Array): readonly string[] =>
  (new TextDecoder().decode(data).match(/-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g) ?? []).flatMap(
    (block) => block.split(/\r?\n/),
  );
