/** The expressions of a script's tree; see `ast.ts`. */
import type { Base, Block, PipelineBase, ScriptBlock, Statement, TypeName } from './ast.js';

export type Expression =
  | StringConstant
  | ExpandableString
  | NumberConstant
  | Variable
  | TypeExpression
  | Convert
  | Unary
  | Postfix
  | Binary
  | Ternary
  | ArrayLiteral
  | ArrayExpression
  | SubExpression
  | Paren
  | Hashtable
  | ScriptBlockExpression
  | Member
  | InvokeMember
  | Index;

/** How a string is written. `bare` is a word of a command, a hashtable key, a member name, a loop label. */
export type Quote = 'bare' | 'single' | 'double' | 'single-here' | 'double-here';

/** A string whose value is known: escapes are processed, doubled quotes halved, here-string frames removed. */
export interface StringConstant extends Base {
  readonly kind: 'StringConstant';
  readonly quote: Quote;
  readonly value: string;
}

/**
 * A string with variables or `$(…)` in it: `"a $b"`, and the bare words `$a/b`, `--x="$y"`, `a$b`. Parts come in
 * order, neighbouring text joined. In a bare word the quotes around a part are gone (`--x="$y"` is the text
 * `--x=`, then `$y`), as in the value that a command receives.
 */
export interface ExpandableString extends Base {
  readonly kind: 'ExpandableString';
  readonly quote: 'bare' | 'double' | 'double-here';
  readonly parts: readonly (Text | Variable | SubExpression)[];
}

/** Literal text inside an `ExpandableString`, escapes processed. Its extent spans from its first to its last character. */
export interface Text extends Base {
  readonly kind: 'Text';
  readonly value: string;
}

/**
 * `42`, `0x1F`, `1.5`, `10mb`, and in a command's arguments `30s` (a short, from 6.2 on) and `1d` (a decimal).
 * `-5` is a number in an expression, and a bare word among a command's arguments.
 */
export interface NumberConstant extends Base {
  readonly kind: 'NumberConstant';
  /** PowerShell's type for it. Other types and their suffixes are refused. */
  readonly type: 'int' | 'long' | 'double' | 'decimal' | 'short' | 'sbyte';
  /** Exact: integers that a double cannot hold are refused. */
  readonly value: number;
  /** As written: a native command receives this text. */
  readonly text: string;
}

/** `$x`, `${a b}`, `$env:X`, `$script:x`, `@x` as a splat. `$true`, `$null`, `$_` and `$?` are variables, too. */
export interface Variable extends Base {
  readonly kind: 'Variable';
  /** Without scope or drive. */
  readonly name: string;
  /**
   * The part before the first colon in lower case: a scope (`global`, `local`, `script`, `private`) or a drive
   * (`env`, `function`, `variable`, …).
   */
  readonly scope: string | undefined;
  /** `@name`: its elements (or name-value pairs) become arguments. */
  readonly splatted: boolean;
}

/** `[type]` as a value, as in `[IO.Path]::GetTempPath()`. */
export interface TypeExpression extends Base {
  readonly kind: 'TypeExpression';
  readonly type: TypeName;
}

/** `[type]operand` */
export interface Convert extends Base {
  readonly kind: 'Convert';
  readonly type: TypeName;
  readonly operand: Expression;
}

export type UnaryOperator = '!' | '-not' | '-bnot' | '+' | '-' | ',' | '++' | '--' | '-join' | '-split';

/** `-split` and `-csplit` as prefixes both ignore case or not as they please: the operand is split at white space. */
export interface Unary extends Base {
  readonly kind: 'Unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

/** `$i++`, `$i--` */
export interface Postfix extends Base {
  readonly kind: 'Postfix';
  readonly operator: '++' | '--';
  readonly operand: Expression;
}

/** Operators in lower case; the `i` of `-ieq` is dropped, so `-eq` ignores case and `-ceq` does not. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '..'
  | '??'
  | '-f'
  | '-and'
  | '-or'
  | '-xor'
  | '-band'
  | '-bor'
  | '-bxor'
  | '-shl'
  | '-shr'
  | '-is'
  | '-isnot'
  | '-as'
  | '-join'
  | ComparisonOperator
  | `-c${Comparison}`;

type Comparison =
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'like'
  | 'notlike'
  | 'match'
  | 'notmatch'
  | 'contains'
  | 'notcontains'
  | 'in'
  | 'notin'
  | 'replace'
  | 'split';

type ComparisonOperator = `-${Comparison}`;

export interface Binary extends Base {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `condition ? then : else`. Always `minVersion` 7.0. */
export interface Ternary extends Base {
  readonly kind: 'Ternary';
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** `a, b` – two elements or more (for one, `,$a`, see `Unary`). */
export interface ArrayLiteral extends Base {
  readonly kind: 'ArrayLiteral';
  readonly elements: readonly Expression[];
}

/** `@( … )` */
export interface ArrayExpression extends Base {
  readonly kind: 'ArrayExpression';
  readonly body: Block;
}

/** `$( … )` */
export interface SubExpression extends Base {
  readonly kind: 'SubExpression';
  readonly body: Block;
}

/** `( … )` */
export interface Paren extends Base {
  readonly kind: 'Paren';
  readonly pipeline: PipelineBase;
}

/** `@{ key = value }`; a bare key is a `StringConstant` with quote `bare`. */
export interface Hashtable extends Base {
  readonly kind: 'Hashtable';
  readonly entries: readonly { readonly key: Expression; readonly value: Statement }[];
}

/** `{ … }` as a value. */
export interface ScriptBlockExpression extends Base {
  readonly kind: 'ScriptBlockExpression';
  readonly scriptBlock: ScriptBlock;
}

/** `target.member`, `[type]::member`. A plain name is a `StringConstant` with quote `bare`. */
export interface Member extends Base {
  readonly kind: 'Member';
  readonly target: Expression;
  readonly member: Expression;
  readonly static: boolean;
}

/** `target.member(arguments)`, `[type]::member(arguments)` */
export interface InvokeMember extends Base {
  readonly kind: 'InvokeMember';
  readonly target: Expression;
  readonly member: Expression;
  readonly static: boolean;
  readonly arguments: readonly Expression[];
}

/** `target[index]`; several indices are one `ArrayLiteral`. */
export interface Index extends Base {
  readonly kind: 'Index';
  readonly target: Expression;
  readonly index: Expression;
}
