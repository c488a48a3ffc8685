/** What the name of a code block's language says about it. */
import type { Shell } from '../report.js';

export type Language =
  /** `console`: what a terminal showed, with prompts and output. */
  | { readonly kind: 'shell'; readonly shell: Shell; readonly console: boolean }
  /** Nothing that runs: YAML, JSON, plain text. */
  | { readonly kind: 'data' }
  /** Something that runs, and is not read here. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'none' };

const names: Readonly<Record<string, Language>> = Object.fromEntries([
  ...words('bash sh shell zsh ksh posix unix shellscript', { kind: 'shell', shell: 'bash', console: false }),
  ...words(
    'console shell-session shellsession shell-console bash-session sh-session zsh-session terminal term',
    {
      kind: 'shell',
      shell: 'bash',
      console: true,
    },
  ),
  ...words('powershell pwsh ps ps1 psm1 posh azurepowershell azurepowershell-interactive', {
    kind: 'shell',
    shell: 'powershell',
    console: false,
  }),
  ...words('pwsh-session powershell-session ps1con powershell-console', {
    kind: 'shell',
    shell: 'powershell',
    console: true,
  }),
  ...words('azurecli azurecli-interactive cloudshell', { kind: 'shell', shell: 'bash', console: false }),
  ...words(
    'text txt plain plaintext none output out log yaml yml json jsonc json5 toml ini conf properties xml html css diff patch http mermaid dot csv md markdown tree env dotenv protobuf proto graphql svg math latex',
    { kind: 'data' },
  ),
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
