/** The parameters that a function, a script block or a script declares. */

import { Refusal } from '../../refusal.js';
import { show } from '../../value.js';
import { commonNames } from '../binding/parameters.js';
import type * as ast from '../parse/ast.js';
import { bool, int, nullObject, type PowerShellObject, plain } from '../state/objects.js';
import { typeName } from '../values/convert.js';
import { automatic } from '../variables/automatic.js';

export interface Declared {
  /** In lower case. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type: string | undefined;
  readonly isSwitch: boolean;
  readonly mandatory: boolean;
  readonly position: number | undefined;
  readonly default: ast.Expression | undefined;
  /** The texts of `[ValidateSet(…)]`, in lower case. */
  readonly allowed: readonly string[] | undefined;
  /** `[ValidateNotNullOrEmpty()]` */
  readonly notEmpty: boolean;
  readonly offset: number;
}

export interface Declaration {
  readonly parameters: readonly Declared[];
  /** With `[CmdletBinding()]` or an attribute of a parameter: no arguments but those that are declared. */
  readonly advanced: boolean;
}

type Mutable = { -readonly [Key in keyof Declared]: Declared[Key] };

/** Reads a `param (…)` block; attributes that are not modelled are refused. */
export function declarationOf(block: ast.ScriptBlock): Declaration {
  let advanced = false;
  for (const attribute of block.params?.attributes ?? []) {
    const plainBinding = attribute.named.length === 0 && attribute.positional.length === 0;
    if (!/^cmdletbinding$/i.test(attribute.type.name) || !plainBinding) {
      throw new Refusal('KS1003', `this [${attribute.type.name}] is not modelled`, attribute.extent.start);
    }
    advanced = true;
  }
  const parameters = (block.params?.parameters ?? []).map((parameter) => {
    confirmName(parameter.variable);
    const declared: Mutable = {
      name: parameter.variable.name.toLowerCase(),
      aliases: [],
      type: undefined,
      isSwitch: false,
      mandatory: false,
      position: undefined,
      default: parameter.default,
      allowed: undefined,
      notEmpty: false,
      offset: parameter.extent.start,
    };
    for (const attribute of parameter.attributes) {
      if (attribute.kind === 'TypeConstraint') readType(declared, attribute);
      else {
        const marks = readAttribute(declared, attribute);
        advanced = advanced || marks;
      }
    }
    return declared;
  });
  confirmDistinct(parameters, advanced);
  return { parameters, advanced };
}

/** Two of one name are an error of every call, and so is one that advanced functions have anyway; two of a position, too. */
function confirmDistinct(parameters: readonly Declared[], advanced: boolean): void {
  const taken = new Set<string | number>(advanced ? commonNames : []);
  for (const { name, aliases, position, offset } of parameters) {
    for (const one of [name, ...aliases, ...(position === undefined ? [] : [position])]) {
      if (taken.has(one)) throw new Refusal('KS1003', `the parameter ${one} is there twice`, offset);
      taken.add(one);
    }
  }
}

/** A parameter sets its variable: not those that PowerShell itself sets or reads. */
function confirmName({ name, scope, extent }: ast.Variable): void {
  const lower = name.toLowerCase();
  if (
    scope !== undefined ||
    automatic.has(lower) ||
    /^ps|preference$|^maximum|^outputencoding$/.test(lower)
  ) {
    throw new Refusal(
      'KS1003',
      `a parameter with the name ${show([{ kind: 'literal', text: name }])}`,
      extent.start,
    );
  }
}

function readType(declared: Mutable, { type, extent }: ast.TypeConstraint): void {
  if (declared.type !== undefined || declared.isSwitch) {
    throw new Refusal('KS1003', 'a parameter with two types', extent.start);
  }
  if (/^(switch|(management\.automation\.)?switchparameter)$/i.test(type.name)) declared.isSwitch = true;
  else if (known.has(typeName(type.name))) declared.type = type.name;
  // There may be no such type, and what it holds where nothing is given is its own affair.
  else throw new Refusal('KS1003', 'a parameter of this type is not modelled', extent.start);
}

/** Types whose unset value is modelled: see `unsetValue`. */
const known: ReadonlySet<string> = new Set(
  'string int long bool object psobject object[] string[] hashtable version scriptblock uri pscredential'.split(
    ' ',
  ),
);

/** Whether the attribute makes the function an advanced one. */
function readAttribute(declared: Mutable, attribute: ast.Attribute): boolean {
  const { type, named, positional, extent } = attribute;
  const refuse = (): never => {
    throw new Refusal('KS1003', `this [${type.name}] is not modelled`, extent.start);
  };
  const texts = positional.map((one) =>
    one.kind === 'StringConstant' && one.quote !== 'bare' ? one.value : refuse(),
  );
  switch (type.name.toLowerCase()) {
    case 'alias':
      declared.aliases = texts.map((text) => text.toLowerCase());
      return false;
    case 'validateset':
      if (named.length > 0) return refuse();
      declared.allowed = texts.map((text) => text.toLowerCase());
      return false;
    case 'validatenotnullorempty':
      declared.notEmpty = true;
      return named.length > 0 || positional.length > 0 ? refuse() : false;
    case 'parameter':
      if (positional.length > 0) return refuse();
      for (const one of named) readNamed(declared, one, refuse);
      return true;
    default:
      return refuse();
  }
}

function readNamed(declared: Mutable, { name, value }: ast.NamedArgument, refuse: () => never): void {
  const isTrue = value === undefined || (value.kind === 'Variable' && /^true$/i.test(value.name));
  const isFalse = value?.kind === 'Variable' && /^false$/i.test(value.name);
  switch (name.toLowerCase()) {
    case 'mandatory':
      if (!isTrue && !isFalse) refuse();
      declared.mandatory = isTrue;
      return;
    case 'position':
      if (value?.kind !== 'NumberConstant') refuse();
      else declared.position = value.value;
      return;
    case 'helpmessage':
      if (value?.kind !== 'StringConstant') refuse();
      return;
    default:
      refuse();
  }
}

/** Parameters that take what has no name, in order. */
export function positionalOf(parameters: readonly Declared[]): readonly Declared[] {
  const open = parameters.filter((one) => !one.isSwitch);
  if (open.every((one) => one.position === undefined)) return open;
  return open
    .filter((one) => one.position !== undefined)
    .sort((left, right) => (left.position ?? 0) - (right.position ?? 0));
}

/** The parameter that a name means: exactly, or as the beginning of one name only. */
export function declaredNamed(
  { parameters, advanced }: Declaration,
  written: string,
  offset: number,
): Declared {
  const lower = written.toLowerCase();
  const names = (one: Declared): readonly string[] => [one.name, ...one.aliases];
  const exact = parameters.find((one) => names(one).includes(lower));
  const begun = parameters.filter((one) => names(one).some((name) => name.startsWith(lower)));
  const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
  // Advanced functions have the common parameters, too.
  const common = advanced && /^(v|d|ea|er|w|i|p|o|c)/.test(lower) && exact === undefined;
  if (found === undefined || common) {
    throw new Refusal('KS3301', 'the function has no parameter of this name, or more than one', offset);
  }
  return found;
}

/** What a parameter that is not given holds: its type's own nothing. */
export function unsetValue(parameter: Declared): PowerShellObject {
  if (parameter.isSwitch) return bool(false);
  switch (parameter.type === undefined ? undefined : typeName(parameter.type)) {
    case 'string':
      return plain('');
    case 'int':
      return int(0);
    case 'long':
      return { kind: 'number', type: 'long', value: 0 };
    case 'bool':
      return bool(false);
    default:
      return nullObject;
  }
}
