/** kubectl's own preferences, `~/.kube/kuberc`: other defaults for flags, aliases, and which exec plugins may run. */
import type { Position } from '../errors.js';
import type { UnknownField } from '../go/decode.js';

/** What a kuberc says. `path` is as it was given; positions are in that file. */
export interface Kuberc {
  readonly path: string;
  readonly apiVersion: KubercVersion;
  readonly defaults: readonly CommandDefaults[];
  readonly aliases: readonly Alias[];
  /** Undefined where it says nothing, and in `v1alpha1`, which knows no policy. */
  readonly policy: PluginPolicy | undefined;
  /** kubectl says so on stderr, and goes on. */
  readonly unknownFields: readonly UnknownField[];
}

export type KubercVersion = 'v1beta1' | 'v1alpha1';

/** A value for a flag that the command line does not give. */
export interface FlagDefault {
  /** The long name, without dashes. */
  readonly name: string;
  readonly value: string;
  readonly position: Position;
}

export interface CommandDefaults {
  /** Such as `create token`. */
  readonly command: string;
  readonly options: readonly FlagDefault[];
  readonly position: Position;
}

export interface Alias {
  readonly name: string;
  readonly command: string;
  readonly prependArgs: readonly string[];
  readonly appendArgs: readonly string[];
  readonly options: readonly FlagDefault[];
  readonly position: Position;
}

/** Whose exec plugins kubectl 1.35 and later start. */
export interface PluginPolicy {
  readonly rule: 'AllowAll' | 'DenyAll' | 'Allowlist';
  /** Names and paths of programs; empty but for `Allowlist`. */
  readonly allowed: readonly string[];
  readonly position: Position;
}
