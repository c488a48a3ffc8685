/** What a page lets its browser do. */
import { createHash } from 'node:crypto';

const sha256 = (content: string): string => createHash('sha256').update(content).digest('base64');

/** Nothing loads, nothing is sent, and nothing runs but this one script, which makes no markup. */
export const policyOf = (script: string, style: string): string =>
  `default-src 'none'; script-src 'sha256-${sha256(script)}'; style-src 'sha256-${sha256(style)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
