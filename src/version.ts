import { readPackaged } from './packaged.js';

/** The version of this package. */
export function version(): string {
  return (JSON.parse(readPackaged('package.json').toString()) as { version: string }).version;
}
