/** Data for programs, as `-o` asks for it. */

export type DataOutput = 'json' | 'yaml' | 'kyaml';

/** The text, which ends with a line break and holds nothing that acts on a terminal. */
export async function printed(data: object, output: DataOutput): Promise<string> {
  switch (output) {
    case 'json':
      return (await import('./inert-json.js')).inertJson(data);
    case 'yaml':
      return (await import('./inert-yaml.js')).inertYaml(data);
    case 'kyaml':
      return (await import('./inert-kyaml.js')).inertKyaml(data);
  }
}
