/** Another thread of a program that launch.ts runs: the same bundle, out of the same cache. */
import { firstPart } from './parts.js';

// Of the one verb that has threads (src/fleet/ahead.ts), in the only way in which it does.
void firstPart('generate-many', { writes: false }).thread();
