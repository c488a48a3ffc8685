/** What the name of the file says that a script is written to. */
import { extname } from 'node:path';
import type { Options } from '../command-line/options.js';
import { quoted } from '../display.js';
import { UsageError } from '../errors.js';
import type { Host } from '../host.js';
import { documentWith, endings, isDocument } from './document-format.js';

type Shell = Options<'generate'>['shell'];

const shells: Readonly<Record<string, Shell>> = {
  '.sh': 'bash',
  '.bash': 'bash',
  '.zsh': 'bash',
  '.ps1': 'powershell',
};

/** Files that hold no script as it is. */
const foreign = /^\.(json|ya?ml|fish|cmd|bat|py)$/;

/** What kubectl's -o takes, and other verbs here: nobody means a file that is called so. */
const formats =
  /^(json|ya?ml|kyaml|name|wide|table|text|markdown|gcc|sarif|github|(jsonpath|go-template|custom-columns|template)(-file|-as-json)?(=.*)?)$/s;

/**
 * The shell to write for: that of the file's ending, where it has one. Throws a UsageError where `--shell` says another,
 * and for names that are none of a script.
 */
export function shellFor(
  file: string,
  format: Options<'generate'>['format'],
  said: Shell | undefined,
  host: Host,
): Shell {
  if (formats.test(file)) throw formatAsFile(file);
  // The shell puts the home folder there only where ~ is unquoted and begins a word; kubectl does not, nor do we.
  if (/^~[^/]*\/|^~$/.test(file)) throw tildeAsFile(file, host);
  const ending = extname(file).toLowerCase();
  if (isDocument(format)) {
    if (documentWith(ending) === format) return 'bash';
    throw new UsageError(`-o ${quoted(file)}: --format ${format} writes a file ${endings[format][0]}`, {
      hint: 'name it so, or leave --format out for a script',
    });
  }
  const document = documentWith(ending);
  if (document !== undefined) {
    throw new UsageError(`-o ${quoted(file)}: generate writes a script, and a file ${ending} is none`, {
      hint: `add --format ${document} for a runbook, or name a file .sh or .ps1`,
    });
  }
  if (foreign.test(ending)) {
    throw new UsageError(`-o ${quoted(file)}: generate writes a script, and a file ${ending} is none`, {
      hint: 'name a file .sh or .ps1',
    });
  }
  const shell = shells[ending];
  if (shell === 'bash' && said === 'sh') return said;
  if (shell !== undefined && said !== undefined && shell !== said) {
    throw new UsageError(`-o ${quoted(file)} is a file of ${names[shell]}, and --shell is ${said}`, {
      hint: `leave --shell out, or name a file ${said === 'powershell' ? '.ps1' : '.sh'}`,
    });
  }
  return shell ?? said ?? 'bash';
}

const names = { bash: 'bash', powershell: 'PowerShell', sh: 'sh' } as const;

function formatAsFile(file: string): UsageError {
  const data = /^(json|ya?ml|kyaml)$/.test(file)
    ? `for the context as data: describe -o ${file === 'yml' ? 'yaml' : file}`
    : file === 'wide'
      ? 'for the list: get contexts -o wide'
      : file === 'name'
        ? 'for names: recipes -o name, or get contexts -o name'
        : /^jsonpath/.test(file)
          ? 'for a template: query TEMPLATE'
          : 'formats belong to get, describe, recipes, verify and lint';
  return new UsageError(`-o ${quoted(file)} is a format, and generate writes a script: -o names its file`, {
    hint: `${data}; for a file of that name: -o ./${file}`,
  });
}

function tildeAsFile(file: string, host: Host): UsageError {
  const path = /^~\//.test(file) ? `${host.home}/${file.slice(2)}` : undefined;
  return new UsageError(`-o ${quoted(file)} would make a folder called ~: nobody has put your home there`, {
    hint: `write ${path === undefined ? 'the path itself' : path}, or -o and ~ without quotes or =; for such a folder: -o ./${file}`,
  });
}
