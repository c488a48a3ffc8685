/** The steps of a page of Markdown in one shell, as a reader finds them; and one file of them, which says where each begins. */

export interface PageStep {
  readonly block: string;
  /** What stands below `It prints:`; '' for nothing; undefined where it is not said. */
  readonly expected: string | undefined;
  /** What stands below `If it fails:`: what is seen, and what that means. */
  readonly troubles: readonly { readonly signs: readonly string[]; readonly said: string }[];
}

export function pageSteps(text: string, shell: 'bash' | 'powershell'): readonly PageStep[] {
  return text.split(/\n## /).flatMap((section) => {
    const block = new RegExp(`^(\`\`\`+)${shell}\\n([\\s\\S]*?\\n)\\1$`, 'm').exec(section)?.[2];
    if (block === undefined) return [];
    const expected = section.includes('It prints nothing.')
      ? ''
      : /^(```+)text\n([\s\S]*?)\n\1$/m.exec(section)?.[2];
    return [{ block, expected, troubles: troublesIn(section) }];
  });
}

const troublesIn = (section: string): PageStep['troubles'] =>
  (section.split(/^If it fails:$/m)[1] ?? '').split(/^- /m).flatMap((row) => {
    const [, before, said] = /^((?:`[^`]+`(?:, )?)+): ([\s\S]+)$/.exec(row.replace(/\s+/g, ' ').trim()) ?? [];
    const signs = [...(before ?? '').matchAll(/`([^`]+)`/g)].map(([, sign = '']) => sign);
    return said === undefined ? [] : [{ signs, said }];
  });

const mark = {
  bash: (number: number) => `printf '@@%s\\n' ${number}; printf '@@%s\\n' ${number} >&2\n`,
  powershell: (number: number) => `'@@${number}'; [Console]::Error.WriteLine('@@${number}')\n`,
} as const;

/** `before`: what is done before each step, by its number from 0. */
export const inOneFile = (
  steps: readonly PageStep[],
  shell: 'bash' | 'powershell',
  before: (number: number) => string = () => '',
): string => steps.map(({ block }, number) => mark[shell](number) + before(number) + block).join('\n');

/** What a run of that file printed in each step. */
export const printedIn = (output: string): readonly string[] => output.split(/@@\d+\r?\n/).slice(1);
