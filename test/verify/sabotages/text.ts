/** Characters and lines that read as something else. */
import { spoilt, written } from './sabotage.js';

const token = spoilt('token', 'bash');
const secretToken = spoilt('secret-token', 'bash');
const powershell = spoilt('token', 'powershell');
const bash = written('bash');
const ps = written('powershell');

export const textSabotages = [
  bash(
    'a carriage return at the end of a line',
    ['set -eu\r', "curl -q --fail 'https://lab.example.com:6443/api'\r"],
    'KS1002',
    'set -eu',
  ),
  token('a carriage return in one line', "CONTEXT='lab'\n", "CONTEXT='lab'\r\n", 'KS1002', {
    at: "CONTEXT='lab'",
  }),
  token('smart quotes', "CONTEXT='lab'", 'CONTEXT=‘lab’', 'KS1002'),
  token('smart double quotes', '[ -s "$WORK/ca/ca.crt" ]', '[ -s “$WORK/ca.crt” ]', 'KS1002'),
  token('a no-break space', '--request GET "$APISERVER', '--request\u00a0GET "$APISERVER', 'KS1002', {
    at: '--request\u00a0',
  }),
  token('a long dash for two hyphens', '--cacert "$WORK/ca/ca.crt"', '—cacert "$WORK/ca/ca.crt"', 'KS1002', {
    at: '—cacert',
  }),
  token('a bidi override', "CONTEXT='lab'", "CONTEXT='lab\u202e'", 'KS1002'),
  token('a bidi override in a comment', '# Every kubectl below', '# Every\u202e kubectl below', 'KS1002', {
    at: '\u202e',
  }),
  token(
    'a zero-width space',
    'create token default --context="$CONTEXT" --namespace=default) ||',
    'create token def\u200bault --context="$CONTEXT" --namespace=default) ||',
    'KS1002',
    { at: '\u200b' },
  ),
  token('a Cyrillic letter in a variable', '"$TOKEN" |', '"$TОKEN" |', 'KS2001', { at: 'TОKEN' }),
  bash('a NUL', ['set -eu', 'echo a\0b'], 'KS1002', 'echo a'),
  secretToken('a here-document without its end', '\nMANIFEST\n', '\n MANIFEST\n', 'KS1005', {
    at: "<<'MANIFEST'",
  }),
  token('a quote is missing', "CONTEXT='lab'", "CONTEXT='lab", 'KS1001', {
    at: "CONTEXT='lab",
  }),
  bash(
    'a double quote is missing below texts of several lines',
    [
      'set -eu',
      "cat <<'END'",
      "it's a text",
      'END',
      "printf '%s\\n' 'one",
      "two' # don't",
      'NAME="lab',
      'echo "$NAME" "$(printf %s "it\'s")"',
      'echo "$NAME"',
    ],
    'KS1001',
    'NAME="lab',
  ),
  bash('a quote is missing at the end', ['set -eu', "echo 'a"], 'KS1001', "echo 'a"),
  bash('fi is missing', ['set -eu', 'if true; then echo a'], 'KS1001', 'if true'),
  token('a space after the backslash', '--config - \\', '--config - \\ ', 'KS5001', {
    at: '--config - \\ ',
  }),
  powershell('a bidi override', "$context = 'lab'", "$context = 'lab\u202e'", 'KS1002'),
  powershell('smart quotes', "$context = 'lab'", '$context = ‘lab’', 'KS1002'),
  powershell(
    'a long dash for a hyphen',
    '--cacert "$work/ca/ca.crt"',
    '—cacert "$work/ca/ca.crt"',
    'KS1002',
    {
      at: '—cacert',
    },
  ),
  ps('a bracket is missing', ["if ($true) { 'a'"], 'KS1001', 'if ($true)'),
  ps('a here-string without its end', ["$a = @'", 'x'], 'KS1001', "@'"),
];
