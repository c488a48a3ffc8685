/** Which way Go's YAML library takes to write a string (goyaml.v2 emitterc.go, yaml_emitter_analyze_scalar). */
import { resolve } from './resolve.js';

export type WrittenStyle = 'plain' | 'single' | 'double' | 'literal';

/** The style of a text, which is a key on one line or anything else. */
export function chooseStyle(text: string, asKey: boolean): WrittenStyle {
  if (/[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)) return 'double';
  const spaceBeforeBreak = / [\n\u2028\u2029]/.test(text);
  if (text.includes('\n')) return asKey || spaceBeforeBreak || text.endsWith(' ') ? 'double' : 'literal';
  if (!isPlainString(text)) return 'double';
  const multiline = /[\u2028\u2029]/.test(text);
  if (multiline) return asKey || spaceBeforeBreak || /[\u2028\u2029] /.test(text) ? 'double' : 'single';
  const quoted = /^ | $/.test(text) || hasBlockIndicator(text) || (asKey && text === '');
  return quoted ? 'single' : 'plain';
}

/** Whether a block would take some of the text for something else. */
function hasBlockIndicator(text: string): boolean {
  if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text)) return true;
  if (/^[-?:](?: |$)/.test(text)) return true;
  return /:(?: |$)/.test(text.slice(1)) || text.includes(' #');
}

const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether the text without quotes would be read as a string again. */
function isPlainString(text: string): boolean {
  return resolve('', text).kind === 'str' && !sexagesimal.test(text);
}
