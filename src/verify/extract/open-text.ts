/**
 * Whether commands typed so far leave something open, so that a terminal would ask for more. It only decides which
 * lines of a console block are input and which are output: the script itself is read by the real parser.
 */
import type { Shell } from '../report.js';

/** True while a quote, a bracket, a block, a here-document or a line continuation is open. */
export function isOpen(text: string, shell: Shell): boolean {
  return shell === 'bash' ? isOpenBash(text) : isOpenPowerShell(text);
}

const opening = /^(?:if|case|for|while|until|select|\{)$/;
const closing = /^(?:fi|esac|done|\})$/;

function isOpenBash(text: string): boolean {
  const waiting = openHereDocument(text);
  if (waiting) return true;
  const bare = withoutQuotes(text, /\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|(?<![^\s;&|()])#[^\n]*/g);
  if (/['"`]/.test(bare) || /\\\n?$/.test(text)) return true;
  if (/(?:\||&&)\s*$/.test(bare)) return true;
  let depth = 0;
  for (const word of bare.split(/[\s;&|]+/)) {
    if (opening.test(word)) depth++;
    else if (closing.test(word)) depth--;
  }
  return depth > 0 || count(bare, '(') > count(bare, ')');
}

function openHereDocument(text: string): boolean {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const word = /<<(-?)\s*(?:'([^']+)'|"([^"]+)"|\\?(\w+))/.exec((lines[at] ?? '').replaceAll('<<<', ''));
    if (word === null) continue;
    const end = word[2] ?? word[3] ?? word[4];
    const strip = word[1] === '-';
    do {
      at++;
      if (at >= lines.length) return true;
    } while ((strip ? lines[at]?.replace(/^\t+/, '') : lines[at]) !== end);
  }
  return false;
}

function isOpenPowerShell(text: string): boolean {
  const bare = withoutQuotes(
    text,
    /@'\n[\s\S]*?\n'@|@"\n[\s\S]*?\n"@|`[\s\S]|'[^']*'|"(?:`[\s\S]|[^"`])*"|<#[\s\S]*?#>|(?<!\S)#[^\n]*/g,
  );
  if (/['"]|<#/.test(bare) || /`\n?$/.test(text) || /[|,]\s*$/.test(bare)) return true;
  return count(bare, '{') > count(bare, '}') || count(bare, '(') > count(bare, ')');
}

function withoutQuotes(text: string, quoted: RegExp): string {
  return text.replace(quoted, '_');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
