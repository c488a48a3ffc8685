/** Running commands, for the words and builtins that hold some. */
import type { Execution } from '../state/machine.js';
import { substitute, substituteProcess } from './substitution.js';
import { runHandler } from './traps.js';

export const execution: Execution = { substitute, substituteProcess, runHandler };
