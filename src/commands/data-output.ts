/** Data for programs, as `-o` asks for it. */

export type DataOutput = 'json' | 'yaml' | 'kyaml';

/** The text, which ends with a line break and holds nothing that acts on a terminal. */
export async function printed(data: object, output: DataOutput): Promise<string> {
  switch (output) {
    case 'json':
      return (await import('../findings/inert-json.js')).inertJson(data);
    case 'yaml':
      return (await import('../findings/inert-yaml.js')).inertYaml(data);
    case 'kyaml':
      return (await import('../findings/inert-kyaml.js')).inertKyaml(data);
  }
}
