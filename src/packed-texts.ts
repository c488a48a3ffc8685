/** What is said in a language that is not English: the files of templates/messages, as the build packs them. */
import { brotliDecompressSync } from 'node:zlib';
import { readPackaged } from './packaged.js';

type Texts = Readonly<Record<string, string>>;

/** Of a language: what scripts and runbooks say, phrases by their English, and what findings mean by their code. */
export interface PackedTexts {
  readonly messages: unknown;
  readonly phrases: Texts;
  readonly codes: Texts;
}

const read = new Map<string, PackedTexts>();

/**
 * The texts of a language (.ci/bundle.mjs): as Brotli they take half of what npm's gzip makes of them, and as JSON a
 * hundredth of the time that YAML takes.
 */
export function textsOf(language: string): PackedTexts {
  const known = read.get(language);
  if (known !== undefined) return known;
  const packed = readPackaged(`dist/bundle/${language}.json.br`);
  const texts = JSON.parse(brotliDecompressSync(packed).toString()) as PackedTexts;
  read.set(language, texts);
  return texts;
}
