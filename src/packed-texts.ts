/** What is said in a language that is not English: the files of templates/messages, as the build packs them. */
import { readPackaged } from './packaged.js';

type Texts = Readonly<Record<string, string>>;

/** Of a language: what scripts and runbooks say, phrases by their English, and what findings mean by their code. */
export interface PackedTexts {
  /** In the order of the English ones. */
  readonly messages: readonly string[];
  readonly phrases: Texts;
  readonly codes: Texts;
}

/** Names, and texts: they take less than in turns. */
type Columns = readonly [readonly string[], readonly string[]];

interface Packed {
  readonly messages: readonly string[];
  readonly phrases: Columns;
  readonly codes: Columns;
}

const record = ([names, texts]: Columns): Texts =>
  Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));

const read = new Map<string, PackedTexts>();

/**
 * The texts of a language (.ci/bundle.mjs): as Brotli they take half of what npm's gzip makes of them, and as JSON a
 * hundredth of the time that YAML takes.
 */
export function textsOf(language: string): PackedTexts {
  const known = read.get(language);
  if (known !== undefined) return known;
  const packed = readPackaged(`dist/bundle/${language}.json.br`);
  // Loaded here: an import would load it for English, too, which takes a twelfth of the time in which Node starts.
  const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
  const { messages, phrases, codes } = JSON.parse(brotliDecompressSync(packed).toString()) as Packed;
  const texts = { messages, phrases: record(phrases), codes: record(codes) };
  read.set(language, texts);
  return texts;
}
