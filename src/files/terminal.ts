/** Terminals and the null device, told without what Node has for them. */
import { fstatSync, type Stats, statSync } from 'node:fs';

let nullDevice: number | undefined;

export function isNullDevice(stat: Stats): boolean {
  nullDevice ??= statSync('/dev/null', { throwIfNoEntry: false })?.rdev ?? 0;
  return stat.isCharacterDevice() && stat.rdev === nullDevice;
}

/**
 * Whether an open descriptor is a terminal. `node:tty` brings Node's code for networks with it, which takes a tenth of
 * the time in which Node starts: it is asked about devices alone; on Windows, whose terminals are none to fstat, always.
 */
export function isTerminal(descriptor: number, stat: Stats = fstatSync(descriptor)): boolean {
  const mayBe = process.platform === 'win32' || (stat.isCharacterDevice() && !isNullDevice(stat));
  return mayBe && process.getBuiltinModule('node:tty').isatty(descriptor);
}
