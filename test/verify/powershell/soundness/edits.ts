/** Random edits of a PowerShell script, such as people make by mistake or on purpose. */
import type { Random } from '../../../support/random.js';
import { Draft, type Edit } from '../../soundness/edit.js';
import { textEdits } from '../../soundness/text-edits.js';
import * as material from './edit-material.js';

const { commands, names, nestings, token } = material;

/** One random edit; `others` are scripts to take words and lines from. */
export function editOf(text: string, random: Random, others: readonly string[] = []): Edit {
  const draft = new Draft(text, random, token);
  const { lines } = draft;
  const at = draft.pickCharacter();
  const kinds: readonly [() => Edit, ...(() => Edit)[]] = [
    ...textEdits(draft, material),
    () => draft.atOne('quotes removed', /'[^']*'/g, (found) => found.slice(1, -1)),
    () => draft.atOne('quotes changed', /'[^']*'/g, (found) => `"${found.slice(1, -1)}"`),
    () =>
      draft.atOne('option changed', /(?<=\s)--?[A-Za-z-]+/g, (found) =>
        random.pick([
          found.slice(0, -1),
          `${found}x`,
          found.slice(1),
          '--insecure',
          '-k',
          found.toUpperCase(),
        ]),
      ),
    () =>
      draft.atOne('variable renamed', /\$\w+/g, (found) =>
        random.pick([
          found.slice(0, -1),
          `${found}s`,
          '$token',
          '$context',
          '$?',
          '$_',
          '$null',
          '$script:x',
          found.toUpperCase(),
        ]),
      ),
    () =>
      draft.atOne(
        'operator changed',
        /(?<=\s)-(?:eq|ne|lt|le|gt|ge|and|or|not|match|like|replace|split|join|f)\b/g,
        () =>
          random.pick([
            '-eq',
            '-ne',
            '-lt',
            '-ge',
            '-and',
            '-or',
            '-ceq',
            '-match',
            '-notmatch',
            '-like',
            '-cne',
            '-in',
            '-xor',
          ]),
      ),
    () =>
      draft.atOne('assignment changed', /(?<=\$\w+ )=/g, () =>
        random.pick(['+=', '-=', '-eq', '==', '??=', '*=', ' ']),
      ),
    () =>
      draft.atOne('case changed', /[A-Za-z]{2,}/g, (found) =>
        random.pick([found.toUpperCase(), found.toLowerCase()]),
      ),
    () =>
      draft.withLines('command inserted', (copy) => copy.splice(draft.pickLine(), 0, random.pick(commands))),
    () =>
      draft.withLines('line ends with a backtick', (copy) => {
        const i = draft.pickLine();
        copy[i] = `${copy[i] ?? ''} \``;
      }),
    () =>
      draft.withLines('lines nested', (copy) => {
        const i = draft.pickLine();
        const length = 1 + random.below(5);
        copy.splice(i, length, ...random.pick(nestings)(copy.slice(i, i + length)));
      }),
    () =>
      draft.withLines('all but the first lines nested', (copy) => {
        const i = random.below(Math.min(6, copy.length));
        copy.splice(i, copy.length, ...random.pick(nestings)(copy.slice(i)));
      }),
    () =>
      draft.withLines('lines swapped', (copy) => {
        const [i, j] = [draft.pickLine(), draft.pickLine()];
        const kept = copy[i] ?? '';
        copy[i] = copy[j] ?? '';
        copy[j] = kept;
      }),
    () =>
      draft.withLines('lines doubled', (copy) => {
        const i = draft.pickLine();
        copy.splice(draft.pickLine(), 0, ...copy.slice(i, i + 1 + random.below(4)));
      }),
    () =>
      draft.withLines('lines removed', (copy) => {
        copy.splice(draft.pickLine(), 2 + random.below(3));
      }),
    () =>
      draft.withLines('line of another script', (copy) => {
        copy.splice(
          draft.pickLine(),
          random.below(2),
          random.pick([...lines, ...linesOf(others, random)] as [string]),
        );
      }),
    () =>
      draft.withTokens('word of another script', (copy) => {
        const other = others[random.below(Math.max(1, others.length))] ?? text;
        const found = (other.match(token) ?? []).filter((one) => !/^\s/.test(one));
        copy[draft.pickToken()] = found[random.below(Math.max(1, found.length))] ?? '';
      }),
    () => {
      const fitting = names.filter(([pattern]) => text.search(pattern) !== -1);
      const [pattern, others_] = fitting[random.below(Math.max(1, fitting.length))] ?? [/(?!)/g, ['']];
      return draft.atOne('another name', pattern, () => random.pick(others_));
    },
    () =>
      draft.atOne('parameter cut short', /(?<=\s)-[A-Z][A-Za-z]{2,}/g, (found) =>
        found.slice(0, 2 + random.below(found.length - 1)),
      ),
    () =>
      draft.atOne('variable of another scope', /(?<=\$)(?=[A-Za-z])/g, () =>
        random.pick(['script:', 'local:', 'global:', 'env:', 'private:', 'variable:']),
      ),
    () =>
      draft.atOne('variable written otherwise', /\$[A-Za-z]\w*/g, (found) =>
        random.pick([
          `\${${found.slice(1)}}`,
          `$(${found})`,
          `${found}.Length`,
          `${found}.Count`,
          `${found}[0]`,
          `@(${found})`,
          `(${found})`,
          `[string]${found}`,
          `[int]${found}`,
          `@${found.slice(1)}`,
          `!${found}`,
          `"${found}"`,
          `'${found}'`,
          `${found}++`,
        ]),
      ),
    () =>
      draft.atOne('value written otherwise', /(?<=[\s(=])'[^'\n]*'/g, (found) =>
        random.pick([
          `(${found})`,
          `@(${found})`,
          `$(${found})`,
          `${found}, ${found}`,
          `(${found} + 'x')`,
          `"$(${found})"`,
          `[string]${found}`,
          `[char]${found}`,
          `${found}.Trim()`,
          `@'\n${found.slice(1, -1)}\n'@`,
          `$null`,
          `${found} * 2`,
        ]),
      ),
    () =>
      draft.atOne('condition turned', /(?<=\b(?:if|while|elseif|until) )\(/gi, () =>
        random.pick(['(-not ', '(!', '($null -eq ', '(1 -and ', '(0 -or ', '((', '($?) -and (']),
      ),
    () =>
      draft.withLines('statement ends otherwise', (copy) => {
        const i = draft.pickLine();
        copy[i] = (copy[i] ?? '').replace(
          /(?<=[^{|,(\s])$/,
          random.pick([
            ' | Out-Null',
            ' > $null',
            ' 2>&1',
            ' *> $null',
            ' -ErrorAction Stop',
            ' -ErrorAction SilentlyContinue',
            ' -ea Ignore',
            ' 2>$null',
            '; exit',
            ' # x',
            ' | Select-Object -First 1',
            ' | ForEach-Object { $_ }',
            ' | Where-Object { $_ }',
            ' | Out-String',
            ' > out.txt',
            ' >> out.txt',
            '; if (-not $?) { exit 6 }',
            '; if ($LASTEXITCODE -ne 0) { throw "x" }',
          ]),
        );
      }),
    () =>
      draft.withLines('statement starts otherwise', (copy) => {
        const i = draft.pickLine();
        copy[i] = (copy[i] ?? '').replace(
          /^(\s*)(?=[$&\w])/,
          (blanks) =>
            blanks +
            random.pick([
              '$null = ',
              '[void] ',
              '$x = ',
              '& ',
              '. ',
              'return ',
              '-not ',
              '@',
              '"x" | ',
              '@() | ',
              'throw ',
              '# ',
              '[string] ',
              'exit ',
              '($x = ',
              ',',
            ]),
        );
      }),
    () =>
      draft.splice(
        'characters swapped',
        at,
        2,
        text
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join(''),
      ),
    () => draft.splice('characters removed', at, 2 + random.below(8), ''),
    () => draft.splice('characters doubled', at, 0, text.slice(at, at + 1 + random.below(8))),
    () => draft.splice('byte order mark', 0, 0, '\ufeff'),
    () =>
      draft.atOne('preference changed', /'(?:Stop|Continue)'|"stop"/g, () =>
        random.pick([
          "'Continue'",
          "'SilentlyContinue'",
          "'Ignore'",
          "'stop'",
          "'Inquire'",
          '$null',
          "''",
          '1',
          "'Sto'",
        ]),
      ),
    () =>
      draft.atOne('bracket changed', /[()[\]{}]/g, () =>
        random.pick(['(', ')', '[', ']', '{', '}', '@(', '$(', '@{']),
      ),
    () =>
      draft.atOne('type changed', /\[(?:string|int|switch|bool)\]/gi, () =>
        random.pick([
          '[string]',
          '[int]',
          '[switch]',
          '[bool]',
          '[string[]]',
          '[object]',
          '[array]',
          '[double]',
          '',
        ]),
      ),
  ];
  return random.pick(kinds)();
}

function linesOf(scripts: readonly string[], random: Random): string[] {
  return (scripts[random.below(Math.max(1, scripts.length))] ?? '').split('\n');
}
