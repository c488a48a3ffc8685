/** What the stand-ins wrote down of one run. */

/** How the stand-ins answer. */
export type Scenario = 'fine' | 'forbidden' | 'no-token' | 'empty' | 'unreachable';

export const scenarios: readonly [Scenario, ...Scenario[]] = [
  'fine',
  'forbidden',
  'no-token',
  'empty',
  'unreachable',
];

export interface RecordedCall {
  /** The first is the command's name without its folder. */
  readonly argv: readonly string[];
  /** Undefined where it was not read. */
  readonly stdin: string | undefined;
  /** `METHOD URL` of what the real kubectl would have sent first with these arguments; undefined where it was not asked. */
  readonly asked?: string;
}

export interface RecordedRun {
  readonly calls: readonly RecordedCall[];
  /** Undefined where a signal ended it. */
  readonly status: number | undefined;
  /** It did not end in time: what was recorded is a beginning. */
  readonly cut: boolean;
  readonly stderr: string;
}

/**
 * The stand-ins' log: for each call `CALL`, name, count, arguments, and `-` or `+` with what stdin held; behind it, where
 * that is known, `ASKED` and what the real one would ask; NUL-separated.
 */
export function parseLog(log: string): RecordedCall[] {
  const fields = log.split('\0');
  const calls: RecordedCall[] = [];
  for (let at = 0; fields[at] === 'CALL'; ) {
    const count = Number(fields[at + 2]);
    // Behind the last NUL is an empty field: without it, the run was cut off while this was written.
    if (!(fields.length > at + 4 + count)) break;
    const argv = [fields[at + 1] ?? '', ...fields.slice(at + 3, at + 3 + count)];
    const given = fields[at + 3 + count] ?? '-';
    const stdin = given === '-' ? undefined : given.slice(1);
    at += 4 + count;
    const asked = fields[at] === 'ASKED' && fields.length > at + 2 ? fields[at + 1] : undefined;
    calls.push(asked === undefined ? { argv, stdin } : { argv, stdin, asked });
    if (fields[at] === 'ASKED') at += 2;
  }
  return calls;
}
