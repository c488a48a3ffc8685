/** Characters that a reader does not see, or takes for others. */

import { Refusal } from '../../refusal.js';
import type { Context } from '../state/machine.js';

const invisible = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

/** Refuses texts that bash reads otherwise than people do; quotes of word processors are findings. */
export function checkBytes(context: Pick<Context, 'machine' | 'source'>): void {
  const { source, machine } = context;
  const { text } = source;
  const nul = text.indexOf('\0');
  if (nul !== -1) throw new Refusal('KS1002', 'a NUL byte, which bash leaves out', nul);
  const replaced = text.indexOf('\ufffd');
  if (replaced !== -1) throw new Refusal('KS1002', 'bytes that are not UTF-8', replaced);
  const carriage = text.indexOf('\r');
  if (carriage !== -1) {
    throw new Refusal(
      'KS1002',
      'a carriage return: bash takes it as part of a word',
      carriage,
      'save the file with LF line ends',
    );
  }
  const control = text.search(/[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/);
  if (control !== -1) throw new Refusal('KS1002', 'a control character', control);
  const hidden = text.search(invisible);
  if (hidden !== -1) {
    machine.recorder.refuse(
      'KS1002',
      source.place(hidden),
      'a character that cannot be seen, or that turns the order of the text',
    );
  }
  // zsh's names hold letters of every script: `$contextの` is another variable (zsh Src/params.c, itype_end).
  const name = machine.dialect === 'zsh' ? text.search(/\$[{#!]*\w*[^\x00-\x7f]/) : -1;
  if (name !== -1) {
    throw new Refusal(
      'KS1002',
      'zsh takes the letters behind $ for a part of the name',
      name,
      'write ${name}',
    );
  }
  for (const match of text.matchAll(/[\u2018-\u201f\u00a0\u2010-\u2015\u2212]/g)) {
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (/(^|\s)#/.test(line)) continue;
    machine.recorder.find(
      'KS1002',
      source.place(match.index),
      `U+${match[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()} looks like an ASCII character and is none`,
    );
  }
}
