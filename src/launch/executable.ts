/** The single executable, by whichever of its names it is called: `kubesteps`, `kubectl-steps`, `kubectl_complete-steps`. */
import { basename } from 'node:path';
import { realHost } from '../host.js';
import { program } from '../program.js';
import { withEmbedded } from './embedded.js';

// argv[1] is a path within the executable; argv0 is what was typed.
const called = basename(process.argv0).replace(/\.exe$/i, '');
const args = process.argv.slice(2);
const host = realHost(called);
// Without threads (../threads.ts): what one of them runs is a file beside the bundle, and here is one file.
void program(called.startsWith('kubectl_complete-') ? ['__complete', 'kubectl', ...args] : args, {
  ...host,
  files: withEmbedded(host.files),
});
