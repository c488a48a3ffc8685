/** The credentials that the context has, looked up when the script runs. */

import type { AnnotatedAction } from '../action.js';
import { basicAlphabet, tokenAlphabet } from '../alphabets.js';
import { facts } from '../facts.js';
import type { Message } from '../message.js';
import { refuseOwnCredentials } from '../refuse-own-credentials.js';
import { pluginNotes, pluginTitle, signInActions } from '../run-plugin.js';
import { certificateFile, keyFile } from '../sign-in.js';
import { type Captured, type StepTarget, step } from '../step.js';
import type { Style } from '../types.js';
import { userFields, userFile } from '../user-field.js';
import { message } from '../words.js';

export const takeCredentials = step([], ({ style, target, captured }) => {
  const values = facts(target, {});
  refuseOwnCredentials(target, style);
  const { certificate, authorization, impersonation } = target.authInfo.credentials;
  const plain = !target.server.secure;
  const asks = !plain && authorization === 'exec';
  return {
    title: asks ? pluginTitle(target, style === 'article' ? 'token' : 'all') : message('own.title', values),
    notes: [
      ...(asks ? pluginNotes(target, style === 'article' ? 'token' : 'all') : []),
      ...(plain ? [message('own.http-note')] : []),
      ...(!plain && authorization !== undefined && !asks ? [message('own.note')] : []),
      ...(!plain && certificate ? [message('own.certificate-note')] : []),
      ...(!plain && certificate && authorization !== undefined ? [message('own.both-note')] : []),
      ...(!plain && impersonation.length > 0 ? [message('own.impersonation-note')] : []),
    ],
    actions: plain ? [] : [...certificateActions(target), ...authorizationActions(target, style, captured)],
  };
});

function certificateActions(target: StepTarget): readonly AnnotatedAction[] {
  const values = facts(target, {});
  if (!target.authInfo.credentials.certificate) return [];
  return [
    { kind: 'refuse-schannel', otherwise: message('own.schannel') },
    // Its key may stand beside the certificate: clients take both from one file.
    {
      kind: 'save-secret',
      command: userFile(target, 'client-certificate-data'),
      ...certificateFile,
      open: message('own.open'),
      otherwise: message('own.certificate-otherwise', values),
    },
    {
      kind: 'save-secret',
      command: userFile(target, 'client-key-data'),
      ...keyFile,
      open: message('own.open'),
      otherwise: message('own.key-otherwise', values),
    },
  ];
}

function authorizationActions(
  target: StepTarget,
  style: Style,
  captured: Captured,
): readonly AnnotatedAction[] {
  const values = facts(target, {});
  const refused: Message = message('token.refused');
  const token = { into: 'TOKEN', alphabet: tokenAlphabet, refused } as const;
  switch (target.authInfo.credentials.authorization) {
    case 'token':
      return [
        {
          kind: 'capture',
          ...token,
          command: userFields(target, style, 'token'),
          otherwise: message('own.token-otherwise', values),
        },
      ];
    case 'token-file':
      return [
        {
          kind: 'read-token',
          ...token,
          file: target.authInfo.credentials.tokenFile,
          otherwise: message('own.file-otherwise', values),
        },
      ];
    case 'basic':
      return [
        {
          kind: 'capture',
          into: 'BASIC',
          alphabet: basicAlphabet,
          command: userFields(target, style, 'username', 'password'),
          otherwise: message('own.basic-otherwise', values),
          refused: message('own.basic-otherwise', values),
        },
      ];
    case 'exec':
      return signInActions({ target, captured, style, into: 'TOKEN' });
    default:
      return [];
  }
}
