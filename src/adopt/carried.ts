/** Which pieces of prose can be carried over: what holds a secret, or would not stay where it is put, is left out. */
import { UserError } from '../errors.js';
import { refuseSecrets } from '../generate/refuse-secrets.js';
import type { Config } from '../kubeconfig/types.js';
import type { Target } from '../plan/target.js';
import { extract } from '../verify/extract/document.js';
import { secretSpans } from '../verify/secrecy/spans.js';
import type { Piece, Prose } from './prose.js';

/** What is not carried over, and why. */
export interface LeftOut {
  readonly line: number;
  readonly why: string;
}

export interface Carried {
  readonly prose: Prose;
  readonly leftOut: readonly LeftOut[];
}

/** What the prose must not hold, and where it goes. */
export interface Bounds {
  readonly config: Config;
  readonly target: Target;
  readonly flavor: string;
}

export async function carriedOver({ front, pieces }: Prose, bounds: Bounds): Promise<Carried> {
  const kept: Piece[] = [];
  const leftOut: LeftOut[] = [];
  const frontWhy = front === '' ? undefined : (secretIn(front, bounds) ?? markIn(front));
  if (frontWhy !== undefined) leftOut.push({ line: 1, why: frontWhy });
  for (const piece of pieces) {
    const why = secretIn(piece.text, bounds) ?? markIn(piece.text) ?? (await looseIn(piece.text, bounds));
    if (why === undefined) kept.push(piece);
    else leftOut.push({ line: piece.line, why });
  }
  return { prose: { front: frontWhy === undefined ? front : '', pieces: kept }, leftOut };
}

function secretIn(text: string, { config, target }: Bounds): string | undefined {
  const span = secretSpans(text).find(({ certain }) => certain);
  if (span !== undefined) return `it holds ${span.what}`;
  try {
    refuseSecrets(text, config, target);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return 'it holds a secret of the kubeconfig';
    throw error;
  }
}

const markIn = (text: string): string | undefined =>
  /\(kubesteps:/i.test(text) ? 'it reads like a mark of ours' : undefined;

/** Commands of ours that have to be found behind it, as they are. */
const sentinel = '## Behind\n\n```bash\nprintf sentinel\n```\n';
const sentinelScript = 'printf sentinel\n';

/** What goes on behind its end, or would be commands of the page. */
async function looseIn(text: string, { flavor }: Bounds): Promise<string | undefined> {
  if (flavor === 'docusaurus' && /[<{]/.test(withoutCode(text))) return 'MDX would take it for code';
  if (!isBalanced(text)) return 'a tag of it begins or ends elsewhere';
  const { scripts, skipped, styled } = await extract('markdown', `${text}\n\n${sentinel}`);
  const [only, ...others] = scripts;
  const isAlone = only?.text.trim() === sentinelScript.trim() && only.blocks.length === 1;
  if (isAlone && others.length === 0 && !styled && !skipped.some(({ mayRun }) => mayRun)) return undefined;
  return 'it does not end by itself, or holds what may be a command';
}

const withoutCode = (text: string): string =>
  text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Whether its tags are closed in it, each in its turn. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  const tags = withoutCode(text)
    .replace(/<!--[\s\S]*?-->/g, '')
    .matchAll(/<(\/?)([a-z][\w-]*)(?:\s[^<>]*)?(\/?)>/gi);
  for (const [, closing, name = '', self] of tags) {
    const tag = name.toLowerCase();
    if (self === '/' || empty.test(tag)) continue;
    if (closing === '') open.push(tag);
    else if (open.pop() !== tag) return false;
  }
  return open.length === 0;
}
