/** Paths that every Unix has and Windows has not. */
import { show, textOf, type Value } from '../../value.js';
import type { Machine } from '../state/machine.js';

const unixFolder = /^(?:--[\w-]+=)?@?\/(?:bin|dev|etc|home|mnt|opt|proc|root|run|sbin|tmp|usr|var)(?:\/|$)/;

/** Finds a path, or an argument that names one, which a script that runs on Windows cannot use. */
export function notePath(machine: Machine, path: Value, offset: number): void {
  if (machine.world.os !== 'windows' || !unixFolder.test(textOf(path.slice(0, 1)) ?? '')) return;
  machine.recorder.find('KS6005', machine.source.place(offset), `Windows has no ${show(path)}`, {
    fix: '[IO.Path]::GetTempPath(), $null',
  });
}
