/** What the name of a code block's language says about it. */
import type { Shell } from '../report.js';

export type Language =
  /** `console`: what a terminal showed, with prompts and output. */
  | { readonly kind: 'shell'; readonly shell: Shell; readonly console: boolean }
  /** Nothing that runs: YAML, JSON, plain text. */
  | { readonly kind: 'data'; readonly name: string }
  /** Plain text: perhaps a terminal's record. */
  | { readonly kind: 'text'; readonly name: string }
  /** Something that runs, and is not read here. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'none' };

const names: Readonly<Record<string, Language>> = Object.fromEntries([
  ...words('bash bash-interactive sh shell shell-interactive zsh ksh posix unix shellscript', {
    kind: 'shell',
    shell: 'bash',
    console: false,
  }),
  ...words(
    'console shell-session shellsession shell-console bash-session sh-session zsh-session terminal term cli commandline command-line cmdline prompt $',
    {
      kind: 'shell',
      shell: 'bash',
      console: true,
    },
  ),
  ...words(
    'powershell powershell-interactive pwsh ps ps1 psm1 posh azurepowershell azurepowershell-interactive',
    {
      kind: 'shell',
      shell: 'powershell',
      console: false,
    },
  ),
  ...words('pwsh-session powershell-session ps1con powershell-console', {
    kind: 'shell',
    shell: 'powershell',
    console: true,
  }),
  ...words('azurecli azurecli-interactive cloudshell', { kind: 'shell', shell: 'bash', console: false }),
  ...words('none nohighlight no-highlight', { kind: 'none' }),
  ...'text txt plain plaintext output out log'
    .split(' ')
    .map((name): [string, Language] => [name, { kind: 'text', name }]),
  ...'yaml yml json jsonc json5 toml ini conf properties xml html css diff patch http mermaid dot csv md markdown tree env dotenv protobuf proto graphql svg math latex'
    .split(' ')
    .map((name): [string, Language] => [name, { kind: 'data', name }]),
]);

function words(list: string, language: Language): [string, Language][] {
  return list.split(' ').map((name) => [name, language]);
}

/**
 * Reads an info string or a class: `bash`, `Bash title="x"`, `{.bash .numberLines}`, `{code-block} console`,
 * `language-sh`, `highlight-source-shell`.
 */
export function languageOf(info: string | undefined): Language {
  const candidates = (info ?? '')
    .replace(/^\s*\{(?:code-block|code|code-cell|sourcecode|prompt)\}/, '')
    .split(/[\s{},;:=]+/)
    .map((word) =>
      word.replace(/^[.#]/, '').replace(/^(?:language|lang|highlight-source|brush|highlight)-/i, ''),
    )
    .filter((word) => word !== '');
  const [name] = candidates;
  if (name === undefined) return { kind: 'none' };
  const lower = name.toLowerCase();
  return Object.hasOwn(names, lower) ? (names[lower] ?? { kind: 'none' }) : { kind: 'other', name };
}
