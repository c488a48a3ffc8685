#!/usr/bin/env node
/** bin `kubesteps` and, as a plugin of kubectl, `kubectl-steps`. */
import { launch } from './launch.js';

launch(process.argv.slice(2));
