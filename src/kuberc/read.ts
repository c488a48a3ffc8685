/** The bytes of a kuberc → what it says, or why kubectl 1.34 and later do not start with it (kubectl's pkg/kuberc). */
import type { Position } from '../errors.js';
import { type Fields, GoDecoder, type Reader } from '../go/decode.js';
import { nilList } from '../go/nil.js';
import { yamlToJson } from '../go/yaml/to-json.js';
import type { Tree } from '../go/yaml/tree.js';
import { YamlError } from '../go/yaml/yaml-error.js';
import { faultOfAliases, faultOfFlagNames } from './check-names.js';
import { documentsOf } from './documents.js';
import { type Allowed, policyOf } from './plugin-policy.js';
import type { Alias, CommandDefaults, FlagDefault, Kuberc, KubercVersion } from './types.js';

/** Why kubectl does not start, or goes on without the file. */
export interface KubercFault {
  /**
   * Whether there are no preferences in it, as far as kubectl sees. The caller's own file is then passed over, with a
   * line on stderr; one that `--kuberc` or `KUBERC` names stops every call, and so does all else that is wrong.
   */
  readonly unread: boolean;
  readonly message: string;
  readonly position: Position;
  readonly hint: string;
}

/** Undefined: white space at most, which says nothing. Further documents behind the first good one are not looked at. */
export function readKuberc(path: string, bytes: Uint8Array): Kuberc | KubercFault | undefined {
  const { documents, badSeparator } = documentsOf(bytes);
  const written = documents.filter((one) => Buffer.from(one.bytes).toString('utf8').trim() !== '');
  if (written.length === 0 && badSeparator === undefined) return undefined;
  let fault: KubercFault | undefined;
  for (const document of written) {
    const read = readDocument(path, document.bytes, document.linesBefore);
    if (!('message' in read)) return faultOfAliases(read) ?? faultOfFlagNames(read) ?? read;
    // What the policy lacks is found once the document has been taken; the others are tried no more.
    if (!read.unread) return read;
    fault ??= read;
  }
  if (fault !== undefined || badSeparator === undefined)
    return fault ?? notPreferences(path, { file: path, line: 1, column: 1 });
  const position = { file: path, line: badSeparator + 1, column: 1 };
  return {
    unread: true,
    message: 'something stands behind ---',
    position,
    hint: 'put it on a line of its own',
  };
}

const forms: Readonly<Record<string, KubercVersion>> = {
  'kubectl.config.k8s.io/v1beta1': 'v1beta1',
  'kubectl.config.k8s.io/v1alpha1': 'v1alpha1',
};

function readDocument(path: string, bytes: Uint8Array, linesBefore: number): Kuberc | KubercFault {
  const place = ({ line, column }: { line: number; column: number }): Position => {
    return { file: path, line: line + linesBefore + 1, column: column + 1 };
  };
  let tree: Tree;
  try {
    tree = yamlToJson(bytes);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const position = place(error.mark ?? { line: 0, column: 0 });
    const hint = 'correct the YAML there, or remove the file';
    return { unread: true, message: 'this is no YAML', position, hint };
  }
  const version = versionOf(tree);
  if (version === undefined) return notPreferences(path, place(tree.mark));
  return new Reading(path, version, linesBefore).read(tree);
}

function versionOf(tree: Tree): KubercVersion | undefined {
  if (tree.kind !== 'map') return undefined;
  const text = (name: string): unknown => {
    const value = tree.entries.get(name)?.value;
    return value?.kind === 'scalar' ? value.value : undefined;
  };
  const apiVersion = text('apiVersion');
  return text('kind') === 'Preference' && typeof apiVersion === 'string' && Object.hasOwn(forms, apiVersion)
    ? forms[apiVersion]
    : undefined;
}

function notPreferences(path: string, position: Position): KubercFault {
  const hint = 'begin it with apiVersion: kubectl.config.k8s.io/v1beta1 and kind: Preference';
  return { unread: true, message: `${path} holds no preferences of kubectl`, position, hint };
}

interface Slot<T> {
  list: readonly T[];
}

/** What the fields are called that the versions name in two ways. */
const names = {
  v1beta1: { defaults: 'defaults', options: 'options' },
  v1alpha1: { defaults: 'overrides', options: 'flags' },
} as const;

/** One document whose version is right. */
class Reading {
  readonly #go: GoDecoder;
  readonly #path: string;
  readonly #version: KubercVersion;
  readonly #linesBefore: number;

  constructor(path: string, version: KubercVersion, linesBefore: number) {
    this.#go = new GoDecoder(path, () => false);
    this.#path = path;
    this.#version = version;
    this.#linesBefore = linesBefore;
  }

  read(tree: Tree): Kuberc | KubercFault {
    const go = this.#go;
    let policyAt = this.#place(tree);
    const defaults: Slot<CommandDefaults> = { list: nilList };
    const readers = {
      kind: go.string,
      apiVersion: go.string,
      aliases: this.#listOf('AliasOverride', this.#alias),
      ...this.#kept(names[this.#version].defaults, defaults, 'CommandDefaults', this.#defaults),
    };
    const policies = { credentialPluginPolicy: go.string, credentialPluginAllowlist: this.#allowlist };
    const at = { struct: '', path: '' };
    const seen = (field: string, position: Position): void => {
      if (field === 'credentialPluginPolicy') policyAt = this.#moved(position);
    };
    const fields: Fields<typeof readers & Partial<typeof policies>> =
      this.#version === 'v1beta1'
        ? go.struct(tree, at, 'Preference', { ...readers, ...policies }, seen)
        : go.struct(tree, at, 'Preference', readers);
    const [mismatch] = go.mismatches;
    if (mismatch !== undefined) {
      const message = `${mismatch.field} is ${mismatch.found}`;
      const wanted = mismatch.wanted === 'string' ? 'a text: put it in quotes' : 'a list or a map';
      const position = this.#moved(mismatch.position);
      return { unread: true, message, position, hint: `it has to be ${wanted}` };
    }
    const policy = policyOf(fields.credentialPluginPolicy ?? '', fields.credentialPluginAllowlist, policyAt);
    if (policy !== undefined && 'message' in policy) return policy;
    return {
      path: this.#path,
      apiVersion: this.#version,
      defaults: defaults.list,
      aliases: fields.aliases ?? nilList,
      policy,
      unknownFields: go.unknownFields.map((one) => ({ ...one, position: this.#moved(one.position) })),
    };
  }

  #listOf<T>(type: string, item: Reader<T>): Reader<readonly T[]> {
    return (value, at) => this.#go.list(value, at, `v1.${type}`, item);
  }

  /** A field whose name depends on the version: what it holds goes into the slot. */
  #kept<T>(
    name: string,
    slot: Slot<T>,
    type: string,
    item: Reader<T>,
  ): Readonly<Record<string, Reader<void>>> {
    const read = this.#listOf(type, item);
    return {
      [name]: (value, at) => {
        slot.list = read(value, at);
      },
    };
  }

  readonly #flag: Reader<FlagDefault> = (tree, target) => {
    const go = this.#go;
    const found = go.struct(tree, target, 'CommandOptionDefault', { name: go.string, default: go.string });
    return { name: found.name ?? '', value: found.default ?? '', position: this.#place(tree) };
  };

  readonly #defaults: Reader<CommandDefaults> = (tree, target) => {
    const options: Slot<FlagDefault> = { list: nilList };
    const { command = '' } = this.#go.struct(tree, target, 'CommandDefaults', {
      command: this.#go.string,
      ...this.#kept(names[this.#version].options, options, 'CommandOptionDefault', this.#flag),
    });
    return { command, options: options.list, position: this.#place(tree) };
  };

  readonly #alias: Reader<Alias> = (tree, target) => {
    const go = this.#go;
    const options: Slot<FlagDefault> = { list: nilList };
    const found = go.struct(tree, target, 'AliasOverride', {
      name: go.string,
      command: go.string,
      prependArgs: go.strings,
      appendArgs: go.strings,
      ...this.#kept(names[this.#version].options, options, 'CommandOptionDefault', this.#flag),
    });
    const { name = '', command = '', prependArgs = nilList, appendArgs = nilList } = found;
    return { name, command, prependArgs, appendArgs, options: options.list, position: this.#place(tree) };
  };

  readonly #allowlist: Reader<readonly Allowed[] | undefined> = (tree, target) => {
    if (tree.kind === 'scalar' && tree.value === null) return undefined;
    const go = this.#go;
    return go.list(tree, target, 'v1.AllowlistEntry', (one, at) => {
      const { name = '', command = '' } = go.struct(one, at, 'AllowlistEntry', {
        name: go.string,
        command: go.string,
      });
      return { name, command, position: this.#place(one) };
    });
  };

  #place(tree: Tree): Position {
    return this.#moved(this.#go.position(tree.mark));
  }

  /** A place in the file, not in the document. */
  #moved(position: Position): Position {
    return { ...position, line: position.line + this.#linesBefore };
  }
}
