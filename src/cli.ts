#!/usr/bin/env node
import { realHost } from './host.js';
import { main } from './main.js';

process.exitCode = await main(process.argv.slice(2), realHost());
