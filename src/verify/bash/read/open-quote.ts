/** Where a quote is missing: the shell stops lines below, at the last quote of the text, and that place helps nobody. */

/**
 * The quote that opens one line and ends on another, right before more text of a word: what ends it was meant to open
 * the next one. Undefined where no quote before `until` looks like that. A guess, for the place of a syntax error.
 */
export function openQuote(text: string, until: number): number | undefined {
  const documents: string[] = [];
  for (let at = 0; at < until; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '#' && /[\s;&|()]/.test(text[at - 1] ?? '\n')) at = endOfLine(text, at) - 1;
    else if (character === '<' && text.startsWith('<<', at)) {
      const match = /<<(?![<(])-?[ \t]*(["']?)(\w+)\1/y;
      match.lastIndex = at;
      const found = match.exec(text);
      if (found?.[2] !== undefined) documents.push(found[2]);
      at = found === null ? at + 2 : match.lastIndex - 1;
    } else if (character === '\n') {
      for (const word of documents.splice(0)) at = endOfDocument(text, at, word);
    } else if (character === "'" || character === '"') {
      const end = endOfQuote(text, at);
      if (end === undefined) return undefined;
      if (text.slice(at, end).includes('\n') && /[^\s;&|()<>"']/.test(text[end] ?? ' ')) return at;
      at = end - 1;
    }
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The line break behind the line that is the word, from the one before the text. */
function endOfDocument(text: string, from: number, word: string): number {
  for (let start = from + 1; start < text.length; start = endOfLine(text, start) + 1) {
    const end = endOfLine(text, start);
    if (text.slice(start, end).replace(/^\t+/, '') === word) return end;
  }
  return text.length;
}

/** Behind the quote that ends what opens here. In double quotes, `$(…)` has quotes of its own. */
function endOfQuote(text: string, open: number): number | undefined {
  const quote = text[open] ?? '';
  if (quote === "'" && text[open - 1] !== '$') {
    const end = text.indexOf("'", open + 1);
    return end === -1 ? undefined : end + 1;
  }
  const ends = [quote];
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    const inner = ends.at(-1);
    if (character === '\\') at++;
    else if (character === inner) {
      ends.pop();
      if (ends.length === 0) return at + 1;
    } else if (quote === '"' && character === '$' && text[at + 1] === '(') {
      ends.push(')');
      at++;
    } else if (inner === ')' && (character === '"' || character === '(')) {
      ends.push(character === '"' ? '"' : ')');
    } else if (inner === ')' && character === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return undefined;
      at = end;
    }
  }
  return undefined;
}
