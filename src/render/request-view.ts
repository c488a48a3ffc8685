/** A request as the templates receive it. */
import type { CurlOption, Request } from '../plan/curl.js';
import type { Word } from '../plan/word.js';
import { type Dialect, inertText, joined, type ShellText, type WayThrough } from './dialect.js';

export type RequestView = {
  readonly rows: readonly { readonly text: ShellText; readonly end: ShellText }[];
  /** All of curl's arguments on one line. */
  readonly arguments: ShellText;
  /** What writes curl's configuration to a pipe; false where it reads none. */
  readonly config: ShellText | false;
  /** The lines of its body; false where it sends none of its own. */
  readonly body: readonly ShellText[] | false;
  /** The versions of an API in which it is sent, in turn; false where there is one way alone. */
  readonly versions: readonly ShellText[] | false;
};

/** curl's arguments: one line for each option but those that go with the one before; the URL behind the method. */
export function requestView(request: Request, dialect: Dialect): RequestView {
  const rows: ShellText[][] = [];
  const way = request.door && dialect.through(request.door);
  const url = way === undefined ? request.url : ['http://', ...way.host, ...request.url];
  for (const option of request.options) {
    const words = wordsOf(option, way).map((word) => dialect.word(word));
    if (methodOptions.includes(option.name)) words.push(dialect.word(url));
    const row = option.place === 'append' ? rows.at(-1) : undefined;
    if (row === undefined) rows.push(words);
    else row.push(...words);
  }
  return {
    rows: rows.map((row, index) => ({
      text: joined(row),
      end: index === rows.length - 1 ? inertText('') : dialect.continuation,
    })),
    arguments: joined(rows.flat()),
    config: request.config.length === 0 ? false : dialect.curlConfig(request.config),
    body: request.body === undefined ? false : request.body.map((line) => dialect.manifestLine(line)),
    versions: request.versions === undefined ? false : request.versions.map((one) => dialect.literal(one)),
  };
}

function wordsOf({ name, value }: CurlOption, way: WayThrough | undefined): readonly Word[] {
  if (name === '--unix-socket' && way !== undefined) return way.option;
  return value === undefined ? [[name]] : [[name], value];
}

const methodOptions: readonly string[] = ['--request', '--head', '-X'];
