/** curl's configuration file syntax (curl manual, -K): inside double quotes `\\`, `\"`, `\t`, `\n`, `\r`, `\v`. */
import { QuoteError } from '../errors.js';

/** A literal as it stands inside the double quotes of a curl configuration line. */
export function curlQuoted(text: string): string {
  if (/[\u0000-\u001f\u007f]/.test(text)) {
    throw new QuoteError('a value for curl holds a control character', { hint: 'correct the kubeconfig' });
  }
  return text.replace(/["\\]/g, '\\$&');
}
