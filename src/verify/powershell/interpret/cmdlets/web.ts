/** Invoke-RestMethod, Invoke-WebRequest. */
import type { Cmdlet } from '../cmdlet-call.js';

export const webCmdlets: ReadonlyMap<string, Cmdlet> = new Map<string, Cmdlet>([]);
