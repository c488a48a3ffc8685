/**
 * To be imported first by a process that runs test files: V8 runs it as it runs a command that makes a dry run, of which
 * most test files make some. A third of a test's time went into optimizing code that ran for a second or two.
 */
import { setV8Flags } from '../../src/launch/v8-flags.js';

setV8Flags('verify');
