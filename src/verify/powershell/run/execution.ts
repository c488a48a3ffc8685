/** Running statements, for the expressions, functions and cmdlets that hold some. */
import type { Execution } from '../state/machine.js';
import { captureBlock, evaluatePipelineBase } from './pipelines.js';
import { runBlock } from './run.js';

export const execution: Execution = { captureBlock, evaluatePipelineBase, runBlock };
