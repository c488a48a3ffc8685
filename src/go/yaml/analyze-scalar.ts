/** Which ways to write a string are open, and which one Go's YAML library takes (goyaml.v2 emitterc.go). */

export interface ScalarFacts {
  readonly multiline: boolean;
  readonly plainAllowed: boolean;
  readonly singleQuotedAllowed: boolean;
  readonly literalAllowed: boolean;
}

export type WrittenStyle = 'plain' | 'single' | 'double' | 'literal';

const unprintable = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const lineBreak = /[\r\n\x85\u2028\u2029]/;

/** What may be written without escapes. Characters beyond U+FFFF may not. */
export function isPrintable(character: string): boolean {
  return character.length === 1 && !unprintable.test(character);
}

export function isBreak(character: string | undefined): boolean {
  return character !== undefined && lineBreak.test(character);
}

export function hasBreak(text: string): boolean {
  return lineBreak.test(text);
}

/** Looks a string over, as yaml_emitter_analyze_scalar does. */
export function analyzeScalar(text: string): ScalarFacts {
  if (text === '') {
    return { multiline: false, plainAllowed: true, singleQuotedAllowed: true, literalAllowed: false };
  }
  const multiline = lineBreak.test(text);
  const special = unprintable.test(text);
  const breakSpace = /[\r\n\x85\u2028\u2029] /.test(text);
  const spaceBreak = / [\r\n\x85\u2028\u2029]/.test(text);
  const edges = /^[ \r\n\x85\u2028\u2029]|[ \r\n\x85\u2028\u2029]$/.test(text);
  return {
    multiline,
    plainAllowed: !(multiline || special || edges || hasBlockIndicator(text)),
    singleQuotedAllowed: !(breakSpace || spaceBreak || special),
    literalAllowed: !(text.endsWith(' ') || spaceBreak || special),
  };
}

/** Whether a block would take some of the text for something else. */
function hasBlockIndicator(text: string): boolean {
  if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text)) return true;
  if (/^[-?:](?:[ \t]|$)/.test(text)) return true;
  return /:(?:[ \t]|$)/.test(text.slice(1)) || /[ \t\r\n\x85\u2028\u2029]#/.test(text);
}

/** The style, by what the text would be without quotes (`plainString`: still a string). */
export function chooseStyle(
  text: string,
  facts: ScalarFacts,
  asKey: boolean,
  plainString: boolean,
): WrittenStyle {
  if (text.includes('\n')) return facts.literalAllowed && !asKey ? 'literal' : 'double';
  if (!plainString || (asKey && facts.multiline)) return 'double';
  if (facts.plainAllowed && !(asKey && text === '')) return 'plain';
  return facts.singleQuotedAllowed ? 'single' : 'double';
}
