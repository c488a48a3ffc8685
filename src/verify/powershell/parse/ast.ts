/**
 * The tree of a PowerShell script, in the subset that `parsePowerShell` accepts.
 *
 * The shape follows PowerShell's own tree (`System.Management.Automation.Language.Ast`) closely enough that a test
 * can compare the two node by node, and drops what only its compiler needs. Names are kept as they are written:
 * PowerShell compares the names of commands, parameters, variables and members without regard to case.
 */

import type { Expression, Text, Variable } from './ast-expressions.js';

export type * from './ast-expressions.js';

/** Offsets into the text in UTF-16 units: `text.slice(start, end)` is the node's source. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The first PowerShell that reads the node as the tree says. Absent: 5.1 reads it so too. */
export type MinVersion = '6.0' | '6.2' | '7.0';

export interface Base {
  readonly extent: Extent;
  readonly minVersion?: MinVersion;
}

// ---------------------------------------------------------------------------------------------- blocks

/** A script, the body of a function, or `{ … }` as a value. */
export interface ScriptBlock extends Base {
  readonly kind: 'ScriptBlock';
  /** `param (…)`; for `function f($a, $b) { … }` too, where a `ParamBlock` without attributes stands for the list. */
  readonly params: ParamBlock | undefined;
  readonly begin: Block | undefined;
  readonly process: Block | undefined;
  /** Where a script block names no blocks, its statements (a `filter`'s too: see `FunctionDefinition.filter`). */
  readonly end: Block | undefined;
  /** `#requires` lines; on the script itself only. */
  readonly requires: readonly Requirement[];
}

/** Statements in order. The traps of a block hold for the whole block, wherever they are written. */
export interface Block extends Base {
  readonly kind: 'Block';
  readonly statements: readonly Statement[];
  readonly traps: readonly Trap[];
}

/** One `#requires -Name value` pair, name in lower case: `version`, `psedition`, `runasadministrator`, `modules`. */
export interface Requirement extends Base {
  readonly kind: 'Requirement';
  readonly name: 'version' | 'psedition' | 'runasadministrator' | 'modules';
  /** Values as written; empty for `-RunAsAdministrator`. */
  readonly values: readonly string[];
}

export interface ParamBlock extends Base {
  readonly kind: 'ParamBlock';
  /** Such as `[CmdletBinding()]`. */
  readonly attributes: readonly Attribute[];
  readonly parameters: readonly ParameterDeclaration[];
}

export interface ParameterDeclaration extends Base {
  readonly kind: 'ParameterDeclaration';
  readonly variable: Variable;
  /** In source order: `[Parameter(Mandatory)]` is an `Attribute`, `[string]` a `TypeConstraint`. */
  readonly attributes: readonly (Attribute | TypeConstraint)[];
  readonly default: Expression | undefined;
}

/** `[Parameter(Mandatory, Position = 0)]` */
export interface Attribute extends Base {
  readonly kind: 'Attribute';
  readonly type: TypeName;
  readonly positional: readonly Expression[];
  readonly named: readonly NamedArgument[];
}

export interface NamedArgument extends Base {
  readonly kind: 'NamedArgument';
  readonly name: string;
  /** Undefined where only the name is written, which means `$true`. */
  readonly value: Expression | undefined;
}

/** `[string]` before a parameter. */
export interface TypeConstraint extends Base {
  readonly kind: 'TypeConstraint';
  readonly type: TypeName;
}

/** The name between the brackets: `IO.File`, `string[]`, `Collections.Generic.List[string]`. Blanks are dropped. */
export interface TypeName {
  readonly name: string;
  readonly extent: Extent;
}

// ------------------------------------------------------------------------------------------ statements

export type Statement =
  | PipelineBase
  | If
  | While
  | DoWhile
  | DoUntil
  | For
  | ForEach
  | Switch
  | Try
  | FunctionDefinition
  | Throw
  | Return
  | Exit
  | Break
  | Continue;

/** What may stand in parentheses, in a condition, or after `return`, `throw` and `exit`. */
export type PipelineBase = Pipeline | PipelineChain | Assignment;

/** One command or expression, or several joined by `|`. A lone expression is a pipeline of one element, too. */
export interface Pipeline extends Base {
  readonly kind: 'Pipeline';
  readonly elements: readonly (Command | CommandExpression)[];
}

/** `left && right`, `left || right`; grouped from the left, with equal precedence. Always `minVersion` 7.0. */
export interface PipelineChain extends Base {
  readonly kind: 'PipelineChain';
  readonly left: Pipeline | PipelineChain;
  readonly operator: '&&' | '||';
  readonly right: Pipeline;
}

export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '??=';

export interface Assignment extends Base {
  readonly kind: 'Assignment';
  /** A variable, typed variable (`Convert`), member, index, or an `ArrayLiteral` of those. */
  readonly left: Expression;
  readonly operator: AssignmentOperator;
  /** `$x = if (…) {…}` is allowed; mostly a `Pipeline`. */
  readonly right: Statement;
}

export interface If extends Base {
  readonly kind: 'If';
  /** `if`, then each `elseif`. */
  readonly clauses: readonly { readonly condition: PipelineBase; readonly body: Block }[];
  readonly else: Block | undefined;
}

interface Labelled extends Base {
  /** `:outer` without the colon. */
  readonly label: string | undefined;
}

export interface While extends Labelled {
  readonly kind: 'While';
  readonly condition: PipelineBase;
  readonly body: Block;
}

export interface DoWhile extends Labelled {
  readonly kind: 'DoWhile';
  readonly condition: PipelineBase;
  readonly body: Block;
}

export interface DoUntil extends Labelled {
  readonly kind: 'DoUntil';
  readonly condition: PipelineBase;
  readonly body: Block;
}

export interface For extends Labelled {
  readonly kind: 'For';
  readonly initializer: PipelineBase | undefined;
  readonly condition: PipelineBase | undefined;
  readonly iterator: PipelineBase | undefined;
  readonly body: Block;
}

export interface ForEach extends Labelled {
  readonly kind: 'ForEach';
  readonly variable: Variable;
  readonly list: PipelineBase;
  readonly body: Block;
}

/** `switch (subject) { condition { … } default { … } }`. `-File` and `-Parallel` are refused. */
export interface Switch extends Labelled {
  readonly kind: 'Switch';
  /** The flags in lower case. */
  readonly flags: readonly ('regex' | 'wildcard' | 'exact' | 'casesensitive')[];
  readonly subject: PipelineBase;
  readonly clauses: readonly { readonly condition: Expression; readonly body: Block }[];
  readonly default: Block | undefined;
}

export interface Try extends Base {
  readonly kind: 'Try';
  readonly body: Block;
  readonly catches: readonly CatchClause[];
  readonly finally: Block | undefined;
}

export interface CatchClause extends Base {
  readonly kind: 'CatchClause';
  /** Empty: catches everything. */
  readonly types: readonly TypeConstraint[];
  readonly body: Block;
}

export interface Trap extends Base {
  readonly kind: 'Trap';
  readonly type: TypeConstraint | undefined;
  readonly body: Block;
}

export interface FunctionDefinition extends Base {
  readonly kind: 'FunctionDefinition';
  readonly name: string;
  /** `filter f {…}`: the statements of `body.end` run once for each input object. */
  readonly filter: boolean;
  readonly body: ScriptBlock;
}

export interface Throw extends Base {
  readonly kind: 'Throw';
  readonly value: PipelineBase | undefined;
}

export interface Return extends Base {
  readonly kind: 'Return';
  readonly value: PipelineBase | undefined;
}

export interface Exit extends Base {
  readonly kind: 'Exit';
  readonly value: PipelineBase | undefined;
}

export interface Break extends Base {
  readonly kind: 'Break';
  readonly label: Expression | undefined;
}

export interface Continue extends Base {
  readonly kind: 'Continue';
  readonly label: Expression | undefined;
}

// -------------------------------------------------------------------------------------------- commands

/** `name arguments…`, `& $x arguments…`, `. ./file.ps1`. */
export interface Command extends Base {
  readonly kind: 'Command';
  readonly invocation: '&' | '.' | undefined;
  /**
   * Never empty. The first is what is run: an expression (a bare word, mostly), never a `Parameter`. An argument
   * list such as `a,b` is one `ArrayLiteral`.
   */
  readonly elements: readonly [Expression, ...CommandElement[]];
  /** In the order of the streams, as PowerShell applies them, not in the order they are written. */
  readonly redirections: readonly Redirection[];
}

/** An expression as (the first) element of a pipeline. */
export interface CommandExpression extends Base {
  readonly kind: 'CommandExpression';
  readonly expression: Expression;
  readonly redirections: readonly Redirection[];
}

export type CommandElement = CommandParameter | Expression;

/**
 * `-Name`, `-Name:value`, `-Name: value`, and the lone `--` (its `name` is `-`). A bare word that starts with two
 * dashes (`--context=x`) is a `StringConstant` or, with variables in it, an `ExpandableString`. Never parameters are
 * `-5`, a lone `-`, a quoted `'-x'`, `-x"y"`, and all that follows a lone `--`: those are `StringConstant`s.
 */
export interface CommandParameter extends Base {
  readonly kind: 'CommandParameter';
  /**
   * Without the dash and the colon, and raw: for `-n=1` it is `n=1`, for `-n$x` it is `n$x` (nothing is expanded).
   * `-a.b` is the parameter `a` and the bare word `.b`.
   */
  readonly name: string;
  /** The value after the colon. A native command receives `-name:value` in one word if nothing separates the two. */
  readonly argument: Expression | undefined;
  /** With a colon and blanks between it and the argument: a native command then receives two words. */
  readonly spaceAfterColon: boolean;
}

export type Stream = 'all' | 'output' | 'error' | 'warning' | 'verbose' | 'debug' | 'information';

export type Redirection = FileRedirection | MergingRedirection;

/** `> file`, `2>> file`, `*> $null` */
export interface FileRedirection extends Base {
  readonly kind: 'FileRedirection';
  readonly from: Stream;
  readonly append: boolean;
  readonly target: Expression;
}

/** `2>&1`; `to` is always the output stream. */
export interface MergingRedirection extends Base {
  readonly kind: 'MergingRedirection';
  readonly from: Stream;
  readonly to: 'output';
}

/** Every node that has a `kind`. */
export type Node =
  | ScriptBlock
  | Block
  | Requirement
  | ParamBlock
  | ParameterDeclaration
  | Attribute
  | NamedArgument
  | TypeConstraint
  | Statement
  | CatchClause
  | Trap
  | Command
  | CommandExpression
  | CommandParameter
  | Redirection
  | Expression
  | Text;
