/** A text that may not come to be: the explorer then shows why. */
import { UserError } from '../errors.js';
import { systemError } from '../files/system-error.js';

/** The text, or what an error says to the user: the message, the place, the next step. Other errors are thrown on. */
export async function textOrFailure(
  make: () => Promise<string>,
): Promise<{ readonly text: string; readonly good: boolean }> {
  try {
    return { text: await make(), good: true };
  } catch (thrown) {
    const error = systemError(thrown) ?? thrown;
    if (!(error instanceof UserError)) throw error;
    return { text: failureText(error), good: false };
  }
}

function failureText({ message, position, hint }: UserError): string {
  const place = position === undefined ? '' : `  at ${position.file}:${position.line}:${position.column}\n`;
  return `error: ${message}\n${place}${hint === undefined ? '' : `  ${hint}\n`}`;
}
