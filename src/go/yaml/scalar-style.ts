/** Which way Go's YAML library takes to write a string (goyaml.v2 emitterc.go, yaml_emitter_analyze_scalar). */
import { resolve } from './resolve.js';

export type WrittenStyle = 'plain' | 'single' | 'double' | 'literal';

/** The style of a text, which is a key or a value. */
export function chooseStyle(text: string, asKey: boolean): WrittenStyle {
  // The library writes U+2028 and U+2029 as line breaks, which YAML 1.2 does not know; escaped they are the same to all.
  const needsEscape = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text);
  const spaceBeforeBreak = text.includes(' \n');
  if (needsEscape || spaceBeforeBreak) return 'double';
  if (text.includes('\n')) return asKey || text.endsWith(' ') ? 'double' : 'literal';
  if (!isPlainString(text) || (asKey && text === '')) return isPlainString(text) ? 'single' : 'double';
  return /^ | $/.test(text) || hasBlockIndicator(text) ? 'single' : 'plain';
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
