/** What whoever runs a script without kubectl signs in with: files that the kubeconfig names. */
import { tokenAlphabet } from '../alphabets.js';
import { facts } from '../facts.js';
import { pluginNotes, pluginTitle, signInActions, tokenActions } from '../run-plugin.js';
import { type PlannedStep, step } from '../step.js';
import { eitherWay, refuseUnlessFiles } from '../without-kubectl.js';
import { message } from '../words.js';

/** `takes`: what a plugin may answer with. */
const filesTaken = (takes: 'token' | 'all'): PlannedStep =>
  step([], ({ style, target, captured }) => {
    const taken = style === 'article' ? 'token' : takes;
    const values = facts(target, {});
    refuseUnlessFiles(target);
    const { certificate, authorization, impersonation, tokenFile } = target.authInfo.credentials;
    const plain = !target.server.secure;
    const asks = !plain && authorization === 'exec';
    return {
      title: asks ? pluginTitle(target, taken) : message('bare.sign-in.title', values),
      notes: [
        ...(asks
          ? pluginNotes(target, taken)
          : [
              message(
                plain
                  ? 'own.http-note'
                  : style === 'article'
                    ? 'bare.sign-in.article-note'
                    : 'bare.sign-in.note',
              ),
            ]),
        ...(!plain && impersonation.length > 0 ? [message('own.impersonation-note')] : []),
      ],
      actions: plain
        ? []
        : [
            ...(certificate && style !== 'article'
              ? [{ kind: 'refuse-schannel' as const, otherwise: message('own.schannel') }]
              : []),
            ...(authorization === 'token-file'
              ? [
                  {
                    kind: 'read-token' as const,
                    into: 'OWN_TOKEN' as const,
                    alphabet: tokenAlphabet,
                    file: tokenFile,
                    otherwise: message('own.file-otherwise', values),
                    refused: message('token.refused'),
                  },
                ]
              : []),
            ...(asks
              ? (taken === 'all' ? signInActions : tokenActions)({
                  target,
                  captured,
                  style,
                  into: 'OWN_TOKEN',
                })
              : []),
          ],
    };
  });

export const takeFiles = filesTaken('all');

/** Where kubectl signs in by itself, there is nothing to do. */
export const signInByFiles = eitherWay(undefined, takeFiles);

/** For recipes that make something: who takes it away has to sign in whenever the script ends, by what was checked. */
export const signInToMake = eitherWay(undefined, filesTaken('token'));
