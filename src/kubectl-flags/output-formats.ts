/** The values of `--output` that a command of kubectl ends at (tried with 1.22 to 1.36). */

/** cli-runtime's pkg/genericclioptions/print_flags.go; kyaml came with 1.34. */
const printed = ['', 'json', 'kyaml', 'name', 'yaml'];
const templated = [
  'go-template',
  'go-template-file',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'template',
  'templatefile',
];

interface Formats {
  readonly plain: readonly string[];
  /** Those that go on with `=` and a template. */
  readonly templates: readonly string[];
}

const only = (...plain: readonly string[]): Formats => ({ plain, templates: [] });
const printFlags: Formats = { plain: printed, templates: templated };

const formatsOf: Readonly<Record<string, Formats>> = {
  'config get-contexts': only('', 'name'),
  'config view': printFlags,
  'create token': printFlags,
  get: { plain: [...printed, 'wide'], templates: [...templated, 'custom-columns', 'custom-columns-file'] },
  version: only('', 'json', 'yaml'),
};

/**
 * Whether the command at `path` ends with 1 at this value of `--output`, whatever else it is given but `--template`.
 * False for commands whose formats are not in the table. kubectl takes some of them in capitals, too: none is refused.
 */
export function refusesOutput(path: string, output: string): boolean {
  const formats = formatsOf[path];
  if (formats === undefined) return false;
  const exact = formats.templates.length === 0;
  const [, name = '', template = ''] =
    /^([^=]*)(?:=([\s\S]*))?$/.exec(exact ? output : output.toLowerCase()) ?? [];
  if (formats.templates.includes(name)) return template === '';
  return !formats.plain.includes(exact ? output : output.toLowerCase());
}

/** The formats, for people. */
export function outputsOf(path: string): string {
  const { plain = [], templates = [] } = formatsOf[path] ?? {};
  return [...plain.filter((name) => name !== ''), ...templates.map((name) => `${name}=…`)].join(', ');
}
