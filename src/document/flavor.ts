/** How each kind of Markdown writes what CommonMark has no form for. */
import type { Shell } from '../render/dialect.js';
import { indented, inline, joinedBy, type MarkdownText, md, paragraph, plain } from './markdown-text.js';
import type { Inline, Words } from './runbook.js';

export const flavors = ['commonmark', 'github', 'gitlab', 'mkdocs', 'docusaurus'] as const;

export type Flavor = (typeof flavors)[number];

export interface Dressing {
  /** What a document of it begins with, behind its machine data. */
  readonly imports: readonly MarkdownText[];
  warning(text: Inline, words: Words): MarkdownText;
  /** The same commands for each shell. */
  shells(blocks: readonly ShellBlock[], words: Words): MarkdownText;
}

export interface ShellBlock {
  readonly shell: Shell;
  readonly fence: MarkdownText;
}

/** A heading for each shell, in words. */
const inWords = (blocks: readonly ShellBlock[], words: Words): MarkdownText =>
  joinedBy(
    blocks.flatMap(({ shell, fence }) => [plain(words.blocks[shell]), fence]),
    '\n\n',
  );

const quotedWarning = (text: Inline, words: Words): MarkdownText =>
  paragraph(md`**${plain(words.warning)}**: ${inline(text)}`, '> ');

/** GitHub's alerts, which GitLab reads since 17.10. */
const alert = (text: Inline): MarkdownText => md`> [!WARNING]\n${paragraph(inline(text), '> ')}`;

const labels = { bash: 'bash, zsh', powershell: 'PowerShell' } as const;

const label = (shell: Shell): MarkdownText => plain(labels[shell]);

const id = (shell: Shell): MarkdownText => plain(shell);

export const dressings: Readonly<Record<Flavor, Dressing>> = {
  commonmark: { imports: [], warning: quotedWarning, shells: inWords },
  github: { imports: [], warning: alert, shells: inWords },
  gitlab: { imports: [], warning: alert, shells: inWords },
  // pymdownx.tabbed and admonition, as Material and TechDocs have them.
  mkdocs: {
    imports: [],
    warning: (text) => md`!!! warning\n\n${indented(paragraph(inline(text)))}`,
    shells: (blocks) =>
      joinedBy(
        blocks.map(({ shell, fence }) => md`=== "${label(shell)}"\n\n${indented(fence)}`),
        '\n\n',
      ),
  },
  docusaurus: {
    imports: [md`import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';`],
    warning: (text) => md`:::warning\n\n${paragraph(inline(text))}\n\n:::`,
    shells: (blocks) => {
      const items = blocks.map(
        ({ shell, fence }) =>
          md`<TabItem value="${id(shell)}" label="${label(shell)}">\n\n${fence}\n\n</TabItem>`,
      );
      return md`<Tabs groupId="shell">\n${joinedBy(items, '\n')}\n</Tabs>`;
    },
  },
};
