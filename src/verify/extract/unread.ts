/** Text of a document that is not read as a script: a note, unless it holds a line that begins like a command. */
import { parseAllDocuments } from 'yaml';
import { beginsLikeCommand } from './command-line.js';
import type { BlockLine, SkippedBlock } from './document.js';

/** A clause that says what to do is put behind the reason. */
export function commandIn(lines: readonly BlockLine[], reason: string): SkippedBlock | undefined {
  const found = lines.find(({ text }) => beginsLikeCommand(text));
  if (found === undefined) return undefined;
  return {
    line: found.line,
    reason: `${reason}, and this line begins like a command (say \`bash\`, \`console\` or \`powershell\` to have it read)`,
    mayRun: true,
  };
}

/** Whether it is YAML from the first to the last line: then a command in it is the value of a key, for a file. */
export function isYamlData(lines: readonly BlockLine[]): boolean {
  const text = lines.map((line) => line.text).join('\n');
  if (text.length > 200_000 || lines.some((line) => /^\S/.test(line.text) && beginsLikeCommand(line.text)))
    return false;
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent' });
    return (
      Array.isArray(documents) &&
      documents.every(
        ({ errors, contents }) => errors.length === 0 && (contents === null || 'items' in contents),
      )
    );
  } catch {
    return false;
  }
}
