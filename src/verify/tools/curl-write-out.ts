/** `--write-out`: text with `%{variables}` that only a run would show. */
import { alphabets } from '../alphabet.js';
import { concat, derived, literal, textOf, unknown, type Value } from '../value.js';
import type { Token } from './token.js';
import type { ToolCall } from './tool.js';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What the format prints. */
export function writeOut(call: ToolCall, format: Value, token: Token, line: number): Value {
  const text = textOf(format);
  if (text === undefined || text.startsWith('@')) {
    call.recorder.refuse(
      'KS3301',
      token.place,
      'curl: a --write-out that is not in the script is not modelled',
    );
    return unknown('what --write-out prints');
  }
  const parts: Value[] = [];
  if (/%[A-Za-z]/.test(text))
    call.recorder.refuse('KS3301', token.place, 'curl: %header{…} and %output{…} are not modelled');
  for (const match of text.matchAll(/%\{([^}]*)\}|%%|\\(.)|[^%\\]+|[%\\]/gs)) {
    const [whole, variable, escaped] = match;
    if (variable !== undefined) parts.push(variableText(call, variable, token, line));
    else if (whole === '%%') parts.push(literal('%'));
    else if (escaped !== undefined) parts.push(literal(escapes[escaped] ?? whole));
    else parts.push(literal(whole));
  }
  return perhaps(call, concat(...parts));
}

/** Nothing of it is printed where curl stops before the transfer: a text of its own is then missing, too. */
function perhaps(call: ToolCall, printed: Value): Value {
  if (call.stdoutVisible || printed.every((segment) => segment.kind !== 'literal')) return printed;
  return derived(printed, 'all or nothing');
}

function variableText(call: ToolCall, name: string, token: Token, line: number): Value {
  switch (name) {
    case 'http_code':
    case 'response_code':
      return unknown(`HTTP status, line ${line}`, { characters: alphabets.digits });
    case 'exitcode':
    case 'num_redirects':
    case 'size_download':
    case 'http_connect':
      return unknown(`${name} of curl, line ${line}`, { characters: alphabets.digits });
    case 'time_total':
    case 'time_connect':
    case 'remote_ip':
    case 'remote_port':
    case 'content_type':
    case 'url_effective':
    case 'http_version':
    case 'ssl_verify_result':
    case 'errormsg':
    case 'redirect_url':
      return unknown(`${name} of curl, line ${line}`, { characters: alphabets.line });
    case 'certs':
      return unknown(`certificates of the server, line ${line}`);
    default:
      call.recorder.refuse('KS3301', token.place, `curl: %{${name}} is not modelled`);
      return unknown(`%{${name}}`);
  }
}
