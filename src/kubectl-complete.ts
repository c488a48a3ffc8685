#!/usr/bin/env node
/** bin `kubectl_complete-steps`: what kubectl asks to complete `kubectl steps …`. */
import { realHost } from './host.js';
import { main } from './main.js';

process.exitCode = await main(['__complete', 'kubectl', ...process.argv.slice(2)], realHost());
