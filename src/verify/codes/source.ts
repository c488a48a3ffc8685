/** KS1xxx: what the text itself is. */
import { bash, type Explanation, powershell, script } from './explanation.js';

export const sourceCodes = {
  KS1001: {
    why: 'The shell would refuse the script, or read it as something other than it looks like. Nothing behind the error can be proved.',
    fix: 'Close what is open: a quote, a bracket, an `if` without its `fi`.',
    examples: [
      bash(script('if true; then', '  echo "ready'), script('if true; then', '  echo "ready"', 'fi')),
      powershell(script('if ($true) {', "  'ready"), script('if ($true) {', "  'ready'", '}')),
    ],
  },
  KS1002: {
    why: 'Word processors and web pages turn straight quotes into typographic ones, and hidden characters can make text read other than it runs. bash takes such quotes as part of the word; PowerShell takes them as quotes, and Windows PowerShell 5.1 reads a file without a byte order mark in another encoding altogether.',
    fix: "Type the quotes, dashes and spaces anew, in ASCII. In PowerShell write other characters as `[char]0x…` or `[regex]::Unescape('\\u…')`.",
    examples: [
      bash(script('echo \u201cready\u201d'), script('echo "ready"')),
      powershell(script('Write-Output \u2018ready\u2019'), script("Write-Output 'ready'")),
    ],
  },
  KS1003: {
    why: 'The dry run does not model this construct. It does not guess: what the script does from here on is not proved.',
    fix: 'Say the same in plainer terms: one command on a line, variables, `if`, a loop over a list.',
    examples: [
      bash(script('coproc cat', 'echo done'), script('echo done')),
      powershell(
        script('class Way { [string] $Name }', "'done'"),
        script("$way = @{ Name = 'lab' }", "'done'"),
      ),
    ],
  },
  KS1004: {
    why: 'An older version of the shell, still in wide use, stops with a syntax error here.',
    fix: 'Use the form that all versions know: an `if` in place of `?:`, `??` and `&&`.',
    examples: [
      powershell(
        script("$name = $null ?? 'lab'", '"$name"'),
        script('$name = $null', "if ($null -eq $name) { $name = 'lab' }", '"$name"'),
        { targets: { powershell: '5.1' } },
      ),
    ],
  },
  KS1005: {
    why: 'The line that ends a here-document is missing, so the rest of the script is part of the text. bash only warns.',
    fix: 'Put the closing word on a line of its own, without spaces around it.',
    examples: [
      bash(
        script("cat <<'END'", 'hello', '  END', 'echo done'),
        script("cat <<'END'", 'hello', 'END', 'echo done'),
      ),
    ],
  },
  KS1006: {
    why: 'The comment asks to leave a finding alone, but it names no code, a code that does not exist, one that the proof hangs on, or no reason. It has no effect.',
    fix: 'Write `# ks:ignore KS5101 -- why it may stay`, right above the command.',
    examples: [
      bash(
        script('# ks:ignore KS2103', "NAME='lab'", 'echo $NAME'),
        script('# ks:ignore KS2103 -- it has no spaces', "NAME='lab'", 'echo $NAME'),
      ),
    ],
  },
  KS1007: {
    why: '`verify --exec-check` ran the script in a sandbox, with stand-ins for kubectl and curl, and the shell called something that the dry run does not foretell. One of the two is wrong about the script, so nothing is proved. There is no example: each one would be a mistake in kubesteps, or a shell that nobody has tried it with.',
    fix: 'Report it, with the script and the versions of the shell and of kubesteps. Until then, write that line in plainer terms.',
    examples: [],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
