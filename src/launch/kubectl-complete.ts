#!/usr/bin/env node
/** bin `kubectl_complete-steps`: what kubectl asks to complete `kubectl steps …`. */
import { launch } from './launch.js';

launch(['__complete', 'kubectl', ...process.argv.slice(2)]);
