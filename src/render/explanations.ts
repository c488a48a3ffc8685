/** What each curl option of a step's request means, as a small table in its comment. */
import type { Step } from '../plan/types.js';
import { wrap } from '../print/wrap-phrases.js';
import type { Dialect, ShellText } from './dialect.js';
import type { Speak } from './messages.js';

/**
 * A comment line that is only read: a name that comes to stand at its beginning must not become an instruction to
 * shellcheck or to our own verifier.
 */
export function prose(line: string, dialect: Dialect): ShellText {
  return dialect.comment(line.replace(/^\s*(?=shellcheck\b|ks:|kubesteps:)/i, '$&- '));
}

/** Lines such as `  --cacert   trusts the CA …`; none where the step sends no request of its own. */
export function explanations(step: Step, dialect: Dialect, speak: Speak): readonly ShellText[] {
  const options = step.actions.flatMap((action) =>
    action.kind === 'request' ||
    action.kind === 'request-pages' ||
    action.kind === 'stream' ||
    action.kind === 'reach' ||
    action.kind === 'request-token' ||
    action.kind === 'await-secret'
      ? action.request.options
      : [],
  );
  const width = Math.max(...options.map(({ name }) => name.length));
  return options.flatMap(({ name, why }) =>
    wrap(speak(why), dialect.commentWidth - width - 4).map((line, index) =>
      prose(`  ${(index === 0 ? name : '').padEnd(width)}  ${line}`, dialect),
    ),
  );
}
