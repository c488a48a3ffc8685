/** What `config view -o go-template=…` prints: each value with its place in the kubeconfig, secrets known as such. */
import { isList, isMap } from '../../go/item.js';
import type { Value as JsonValue } from '../../go/value.js';
import type { Config } from '../../kubeconfig/types.js';
import { concatAll, literal, textOf, type Value } from '../value.js';
import { decodedBase64 } from './base64.js';
import { textInConfig, wireOf } from './config-text.js';
import type { GoNode, GoOperand } from './go-template.js';

/** What the template selects in this kubeconfig, or why kubectl stops. */
export interface ConfigOutput {
  readonly stdout: Value;
  /** A value that is not there, and is printed as `<no value>`. */
  readonly lacks: boolean;
  /** What stands in the place of a value without --raw was decoded, and is no text. */
  readonly decodesOmitted: boolean;
}

/** Go's text/template stops while it prints: kubectl then prints the whole object, for people who debug, and fails. */
export class GoTemplateError extends Error {}

/** What is printed would be Go's own form of a list or a map. */
export class GoFormError extends Error {}

interface Found {
  readonly value: JsonValue | undefined;
  /** Set where a text was decoded: what it is now. */
  readonly decoded?: Value;
}

/** Throws a GoTemplateError where kubectl stops, a GoFormError where what it prints is not modelled. */
export function printGoTemplate(nodes: readonly GoNode[], config: Config, whole: Config): ConfigOutput {
  const pieces: Value[] = [];
  let lacks = false;
  let decodesOmitted = false;
  const text = (written: string): Value => textInConfig(written, config, whole);
  const print = (list: readonly GoNode[], dot: JsonValue | undefined): void => {
    for (const node of list) {
      if (node.kind === 'text') pieces.push(literal(node.text));
      else {
        const found = look(node.operand, wireOf(config), dot, text);
        if (node.kind === 'with') {
          if (isTrue(found)) print(node.body, found.decoded === undefined ? found.value : notModelled());
        } else if (node.kind === 'range') {
          for (const element of elements(found)) print(node.body, element);
        } else if (node.kind === 'if') {
          if (comparable(found) === node.equals) print(node.body, dot);
        } else if (found.value === undefined) {
          lacks = true;
          pieces.push(literal('<no value>'));
        } else {
          decodesOmitted ||= found.decoded !== undefined && found.value === omitted;
          pieces.push(found.decoded ?? text(plain(found.value)));
        }
      }
    }
  };
  print(nodes, undefined);
  return { stdout: concatAll(pieces), lacks, decodesOmitted };
}

/** What kubectl prints of certificates and keys without --raw (client-go, tools/clientcmd/api/helpers.go). */
const omitted = 'DATA+OMITTED';

/** Of nothing there are none (text/template's walkRange). */
function elements({ value, decoded }: Found): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return decoded === undefined && isList(value) ? value : notModelled();
}

/** What `eq` compares with a text; of other kinds it makes errors. */
function comparable({ value, decoded }: Found): string {
  const text = decoded === undefined ? value : textOf(decoded);
  return typeof text === 'string' ? text : notModelled();
}

const notModelled = (): never => {
  throw new GoFormError();
};

function plain(value: JsonValue): string {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : notModelled();
}

/** text/template's IsTrue. */
function isTrue({ value, decoded }: Found): boolean {
  if (decoded !== undefined) return decoded.length > 0;
  if (isList(value ?? null)) return (value as readonly JsonValue[]).length > 0;
  if (value instanceof Map) return value.size > 0;
  return value !== undefined && value !== null && value !== '' && value !== false && value !== 0n;
}

/** Follows the way of an operand: text/template's evalField and index. */
function look(
  operand: GoOperand,
  root: JsonValue,
  dot: JsonValue | undefined,
  text: (written: string) => Value,
): Found {
  let at: JsonValue | undefined = operand.from === 'object' ? root : dot;
  for (const step of operand.steps) {
    if (at === undefined || at === null) {
      if (step.kind === 'index') throw new GoTemplateError('index of untyped nil');
      at = undefined;
    } else if (isMap(at)) {
      const key = step.kind === 'field' ? step.name : step.key;
      if (typeof key === 'number') throw new GoTemplateError(`a map has no number ${key}`);
      at = at.get(key);
    } else if (isList(at) && step.kind === 'index' && typeof step.key === 'number') {
      if (step.key >= at.length) throw new GoTemplateError(`index out of range: ${step.key}`);
      at = at[step.key];
    } else if (typeof at === 'string' && step.kind === 'index') return notModelled();
    else {
      const name = step.kind === 'field' ? step.name : String(step.key);
      throw new GoTemplateError(`can't evaluate ${name} in what is no map`);
    }
  }
  if (!operand.decode) return { value: at ?? undefined };
  if (typeof at !== 'string') throw new GoTemplateError('base64decode needs a text');
  const decoded = decodedBase64(text(at));
  if (decoded === undefined) throw new GoTemplateError('base64 decode failed');
  return { value: at, decoded };
}
