/** `--raw`: a path of the API, as it is. */
import { quoted } from '../../display.js';
import { dotSegment } from '../field-values.js';
import { urlCharacters } from '../server.js';
import type { Command } from './command.js';

export function rawPath(command: Command): string {
  const raw = command.text('raw') ?? '';
  if (command.args.length > 0) throw command.refuse('--raw takes no arguments', 'leave them out');
  const isPath = raw.startsWith('/') && urlCharacters.test(raw) && !dotSegment.test(raw);
  if (!isPath) throw command.refuse(`--raw ${quoted(raw)} is not the path of a URL`, 'such as /version');
  return raw;
}
