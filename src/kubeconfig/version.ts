/** `apiVersion` and `kind`: which documents kubectl takes for a kubeconfig (apimachinery serializer/json). */

import { goKind, isNull } from '../go/decode.js';
import { goQuote } from '../go/quote.js';
import type { MapTree, Tree } from '../go/yaml/tree.js';
import type { Mark } from '../go/yaml/yaml-error.js';

/** Why a document is no kubeconfig: kubectl's words, the place, and ours. */
export interface WrongDocument {
  readonly message: string;
  readonly mark: Mark;
  readonly hint: string;
}

const scheme = 'k8s.io/client-go/tools/clientcmd/api/latest/latest.go:50';
const remedy = 'a kubeconfig has "apiVersion: v1" and "kind: Config"';

/** undefined where the document is a kubeconfig, or says nothing of what it is. */
export function checkVersion(tree: Tree): WrongDocument | undefined {
  if (isNull(tree)) return undefined;
  if (tree.kind !== 'map') {
    const type =
      'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
    return unreadable(`json: cannot unmarshal ${goKind(tree)} into Go value of type ${type}`, tree.mark);
  }
  const apiVersion = looseField(tree, 'apiVersion');
  const kind = looseField(tree, 'kind');
  // The first mismatch in the order of keys, and a wrong value before the right one counts, too.
  for (const { wrong, name } of [...apiVersion.wrong, ...kind.wrong].sort((a, b) => a.order - b.order)) {
    const message = `json: cannot unmarshal ${goKind(wrong)} into Go struct field .${name} of type string`;
    return unreadable(message, wrong.mark);
  }
  return checkGroupVersionKind(apiVersion.value, kind.value, kind.mark ?? apiVersion.mark ?? tree.mark);
}

function unreadable(problem: string, mark: Mark): WrongDocument {
  return { message: `couldn't get version/kind; json parse error: ${problem}`, mark, hint: remedy };
}

interface LooseField {
  readonly value: string;
  readonly mark: Mark | undefined;
  readonly wrong: readonly { readonly wrong: Tree; readonly name: string; readonly order: number }[];
}

/** Go's own JSON package, which is used here alone, does not mind the case of a key; the last one wins. */
function looseField(tree: MapTree, name: string): LooseField {
  let value = '';
  let mark: Mark | undefined;
  const wrong: { wrong: Tree; name: string; order: number }[] = [];
  let order = 0;
  for (const [key, entry] of tree.entries) {
    order++;
    if (fold(key) !== fold(name) || isNull(entry.value)) continue;
    if (entry.value.kind === 'scalar' && typeof entry.value.value === 'string') {
      value = entry.value.value;
      mark = entry.value.mark;
    } else {
      wrong.push({ wrong: entry.value, name, order });
    }
  }
  return { value, mark, wrong };
}

/** Unicode's simple folding: the long s and the Kelvin sign count as s and k. */
function fold(key: string): string {
  return key.replaceAll('\u017f', 's').replaceAll('\u212a', 'k').toLowerCase();
}

function checkGroupVersionKind(apiVersion: string, givenKind: string, mark: Mark): WrongDocument | undefined {
  const parts = apiVersion === '/' ? [''] : apiVersion.split('/');
  if (parts.length > 2) {
    return { message: `unexpected GroupVersion string: ${apiVersion}`, mark, hint: remedy };
  }
  const group = parts.length === 2 ? (parts[0] ?? '') : '';
  const version = (parts.at(-1) ?? '') || (group === '' ? 'v1' : '');
  const kind = givenKind || 'Config';
  if (version === '') {
    // kubectl shows the whole file here, secrets and all.
    return { message: "Object 'apiVersion' is missing in '…'", mark, hint: remedy };
  }
  if (group === '' && kind === 'Config' && (version === 'v1' || version === '__internal')) return undefined;
  const groupVersion = group === '' ? version : `${group}/${version}`;
  const of =
    version === '__internal'
      ? `the internal version of group ${goQuote(group)}`
      : `version ${goQuote(groupVersion)}`;
  const message = `no kind ${goQuote(kind)} is registered for ${of} in scheme ${goQuote(scheme)}`;
  return { message, mark, hint: `this is no kubeconfig: ${remedy}` };
}
