import type { Argv } from 'yargs';
import type { Host } from '../host.js';
import type { Arguments } from './verbs.js';

export function options(yargs: Argv): Argv {
  return yargs;
}

export function run(_argv: Arguments, _host: Host): number {
  throw new Error('not built yet');
}
