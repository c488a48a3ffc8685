/** The commands that the verifier has models of, by name. */
import { base64, openssl } from './base64.js';
import { curl } from './curl.js';
import { cat, chmod, ln, mkdir, mktemp, rm, rmdir, sleep } from './file-tools.js';
import { kubectl } from './kubectl.js';
import { sed } from './sed.js';
import { cut, grep, head, jq, sort, tail, tr, wc } from './text-tools.js';
import type { Tool } from './tool.js';

export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['kubectl', kubectl],
  ['curl', curl],
  ['base64', base64],
  ['openssl', openssl],
  ['mktemp', mktemp],
  ['rm', rm],
  ['rmdir', rmdir],
  ['mkdir', mkdir],
  ['chmod', chmod],
  ['ln', ln],
  ['cat', cat],
  ['sleep', sleep],
  ['sed', sed],
  ['grep', grep],
  ['tr', tr],
  ['cut', cut],
  ['head', head],
  ['tail', tail],
  ['wc', wc],
  ['sort', sort],
  ['jq', jq],
]);
