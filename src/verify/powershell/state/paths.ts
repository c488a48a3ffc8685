/** The ways that a run of a PowerShell script can take. */
import { pathsOf } from '../../paths.js';
import type { State } from './state.js';

export const Paths = pathsOf<State>();
export type Paths<T> = InstanceType<typeof Paths<T>>;
