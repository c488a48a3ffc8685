/** Characters that a reader does not see, or that not every PowerShell reads the same. */

import { Refusal } from '../../refusal.js';
import type { Machine } from '../state/machine.js';

const invisible = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

/** Refuses texts that PowerShell reads otherwise than people do; `marked`: the file begins with a byte order mark. */
export function checkBytes(machine: Machine, marked: boolean): void {
  const { source, recorder } = machine;
  const { text } = source;
  const nul = text.indexOf('\0');
  if (nul !== -1) throw new Refusal('KS1002', 'a NUL byte', nul);
  const replaced = text.indexOf('\ufffd');
  if (replaced !== -1) throw new Refusal('KS1002', 'bytes that are not UTF-8', replaced);
  const control = text.search(/[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/);
  if (control !== -1) throw new Refusal('KS1002', 'a control character', control);
  const hidden = text.search(invisible);
  if (hidden !== -1) {
    recorder.refuse(
      'KS1002',
      source.place(hidden),
      'a character that cannot be seen, or that turns the order of the text',
    );
  }
  // Without a mark, Windows PowerShell reads UTF-8 as the system's code page: some of its bytes are quotes there.
  const modern = /^[ \t]*#requires[ \t]+(-version[ \t]+[6-9]|-psedition[ \t]+core)/im.test(text);
  const wide = marked || modern ? -1 : text.search(/[^\0-\x7f]/);
  if (wide !== -1) {
    recorder.find(
      'KS1002',
      source.place(wide),
      'without a byte order mark, Windows PowerShell misreads characters beyond ASCII',
      { severity: 'warning', fix: 'save the file as UTF-8 with a byte order mark' },
    );
  }
}
