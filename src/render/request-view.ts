/** A request as the templates receive it. */
import type { Request } from '../plan/types.js';
import { type Dialect, inertText, joined, type ShellText } from './dialect.js';

export type RequestView = {
  readonly rows: readonly { readonly text: ShellText; readonly end: ShellText }[];
  /** All of curl's arguments on one line. */
  readonly arguments: ShellText;
  /** What writes curl's configuration to a pipe; false where it reads none. */
  readonly config: ShellText | false;
};

/** curl's arguments: one line for each option but those that go with the one before; the URL behind the method. */
export function requestView(request: Request, dialect: Dialect): RequestView {
  const rows: ShellText[][] = [];
  for (const option of request.options) {
    const words = [dialect.word([option.name])];
    if (option.value !== undefined) words.push(dialect.word(option.value));
    if (methodOptions.includes(option.name)) words.push(dialect.word(request.url));
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
  };
}

const methodOptions: readonly string[] = ['--request', '--head', '-X'];
