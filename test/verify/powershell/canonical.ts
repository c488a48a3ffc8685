/** Our tree in the notation that dump-trees.ps1 writes PowerShell's own in, so that the two compare as strings. */
import type {
  Block,
  CommandElement,
  Expression,
  Extent,
  Node,
  ParamBlock,
  Quote,
  ScriptBlock,
  Statement,
  TypeName,
} from '../../../src/verify/powershell/parse/ast.js';

type Child = Node | undefined;

const quotes: Readonly<Record<Quote, string>> = {
  bare: 'BareWord',
  single: 'SingleQuoted',
  double: 'DoubleQuoted',
  'single-here': 'SingleQuotedHereString',
  'double-here': 'DoubleQuotedHereString',
};
const numberTypes = {
  int: 'Int32',
  long: 'Int64',
  double: 'Double',
  decimal: 'Decimal',
  short: 'Int16',
  sbyte: 'SByte',
} as const;

function node(name: string, extent: Extent | undefined, ...children: readonly string[]): string {
  const at = extent === undefined ? '' : `@${extent.start}-${extent.end}`;
  return `(${name}${at} ${children.join(' ')})`;
}

function quoted(value: string | undefined): string {
  if (value === undefined) return '~';
  const encode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${value.replace(/[^ !#-[\]-~]/g, encode)}"`;
}

const list = (nodes: readonly Child[]): string => `[${nodes.map(dump).join(' ')}]`;
const type = (name: TypeName): string => node('Type', name.extent, quoted(name.name));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function block(value: Block | undefined, withExtent = true): string {
  if (value === undefined) return '-';
  return node('Block', withExtent ? value.extent : undefined, list(value.statements), list(value.traps));
}

function params(value: ParamBlock | undefined, declared: boolean): string {
  if (value === undefined) return '-';
  return node('Params', declared ? undefined : value.extent, list(value.attributes), list(value.parameters));
}

function script(value: ScriptBlock, declared: boolean): string {
  const requires = value.requires.flatMap(({ name, values }) =>
    values.length === 0 ? [name] : values.map((each) => `${name} ${/^\d+$/.test(each) ? `${each}.0` : each}`),
  );
  return node(
    'ScriptBlock',
    value.extent,
    params(value.params, declared),
    block(value.begin, false),
    block(value.process, false),
    block(value.end, false),
    `[${requires.sort().map(quoted).join(' ')}]`,
  );
}

function bits(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** The tree as one line. */
export function canonical(tree: ScriptBlock): string {
  return script(tree, false);
}

function dump(value: Child): string {
  if (value === undefined) return '-';
  const { extent } = value;
  switch (value.kind) {
    case 'ScriptBlock':
      return script(value, false);
    case 'Block':
      return block(value);
    case 'ParamBlock':
    case 'Requirement':
    case 'Text':
      throw new Error(`${value.kind} is part of its parent`);
    case 'ParameterDeclaration':
      return node('Parameter', extent, dump(value.variable), list(value.attributes), dump(value.default));
    case 'Attribute':
      return node('Attribute', extent, type(value.type), list(value.positional), list(value.named));
    case 'NamedArgument':
      return node('NamedAttributeArgument', extent, quoted(value.name), dump(value.value));
    case 'TypeConstraint':
      return node('TypeConstraint', extent, type(value.type));
    case 'CatchClause':
      return node('CatchClause', extent, list(value.types), block(value.body));
    case 'Trap':
      return node('Trap', extent, dump(value.type), block(value.body));
    default:
      return dumpStatement(value);
  }
}

function clauses(values: readonly { readonly condition: Node; readonly body: Block }[]): string {
  return `[${values.map(({ condition, body }) => `${dump(condition)} ${block(body)}`).join(' ')}]`;
}

function dumpStatement(
  value: Statement | CommandElement | Extract<Node, { kind: `${'Command' | 'File' | 'Merg'}${string}` }>,
): string {
  const { extent } = value;
  switch (value.kind) {
    case 'Pipeline':
      return node('Pipeline', extent, list(value.elements));
    case 'PipelineChain':
      return node('PipelineChain', extent, dump(value.left), value.operator, dump(value.right));
    case 'Assignment':
      return node('Assignment', extent, dump(value.left), value.operator, dump(value.right));
    case 'If':
      return node('If', extent, clauses(value.clauses), block(value.else));
    case 'Switch': {
      const known = ['Regex', 'Wildcard', 'Exact', 'CaseSensitive'];
      // `-exact` only takes other flags back.
      const set = known.filter((name) =>
        value.flags.some((flag) => flag !== 'exact' && flag === name.toLowerCase()),
      );
      const flags = set.length === 0 ? 'None' : set.join(', ');
      const { label, subject } = value;
      return node(
        'Switch',
        extent,
        quoted(label),
        flags,
        dump(subject),
        clauses(value.clauses),
        block(value.default),
      );
    }
    case 'ForEach':
      return node(
        'ForEach',
        extent,
        quoted(value.label),
        dump(value.variable),
        dump(value.list),
        block(value.body),
      );
    case 'For': {
      const parts = [value.initializer, value.condition, value.iterator].map(dump);
      return node('For', extent, quoted(value.label), ...parts, block(value.body));
    }
    case 'While':
    case 'DoWhile':
    case 'DoUntil':
      return node(value.kind, extent, quoted(value.label), dump(value.condition), block(value.body));
    case 'Try':
      return node('Try', extent, block(value.body), list(value.catches), block(value.finally));
    case 'FunctionDefinition': {
      const body = value.body.params?.extent;
      const declared = body !== undefined && body.start < value.body.extent.start;
      return node(
        value.filter ? 'Filter' : 'Function',
        extent,
        quoted(value.name),
        script(value.body, declared),
      );
    }
    case 'Return':
    case 'Throw':
    case 'Exit':
      return node(value.kind, extent, dump(value.value));
    case 'Break':
    case 'Continue':
      return node(value.kind, extent, dump(value.label));
    case 'Command': {
      const operator = value.invocation === '&' ? 'Ampersand' : value.invocation === '.' ? 'Dot' : 'Unknown';
      return node('Command', extent, operator, list(value.elements), list(value.redirections));
    }
    case 'CommandExpression':
      return node('CommandExpression', extent, dump(value.expression), list(value.redirections));
    case 'CommandParameter': {
      const gap = value.spaceAfterColon ? 'spaced' : 'tight';
      return node('CommandParameter', extent, quoted(value.name), dump(value.argument), gap);
    }
    case 'FileRedirection': {
      const how = value.append ? 'append' : 'write';
      return node('FileRedirection', extent, capital(value.from), how, dump(value.target));
    }
    case 'MergingRedirection':
      return node('MergingRedirection', extent, capital(value.from), 'Output');
    default:
      return dumpExpression(value);
  }
}

function dumpExpression(value: Expression): string {
  const { extent } = value;
  switch (value.kind) {
    case 'StringConstant':
      return node('String', extent, quotes[value.quote], quoted(value.value));
    case 'ExpandableString': {
      const nested = value.parts.filter((part) => part.kind !== 'Text');
      let count = 0;
      const format = value.parts.map((part) =>
        part.kind === 'Text' ? part.value.replace(/[{}]/g, '$&$&') : `{${count++}}`,
      );
      return node('ExpandableString', extent, quotes[value.quote], quoted(format.join('')), list(nested));
    }
    case 'NumberConstant': {
      const number = value.type === 'double' ? bits(value.value) : String(value.value);
      return node('Number', extent, numberTypes[value.type], number, quoted(value.text));
    }
    case 'Variable': {
      const path = value.scope === undefined ? value.name : `${value.scope}:${value.name}`;
      return node(value.splatted ? 'Splat' : 'Variable', extent, quoted(path));
    }
    case 'TypeExpression':
      return node('TypeExpression', extent, type(value.type));
    case 'Convert':
      return node('Convert', extent, type(value.type), dump(value.operand));
    case 'Unary':
      if (value.operator === ',') return node('ArrayLiteral', extent, list([value.operand]));
      return node('Unary', extent, value.operator, dump(value.operand));
    case 'Postfix':
      return node('Postfix', extent, value.operator, dump(value.operand));
    case 'Binary':
      return node('Binary', extent, value.operator, dump(value.left), dump(value.right));
    case 'Ternary':
      return node('Ternary', extent, dump(value.condition), dump(value.then), dump(value.else));
    case 'ArrayLiteral':
      return node('ArrayLiteral', extent, list(value.elements));
    case 'ArrayExpression':
      return node('ArrayExpression', extent, block(value.body, false));
    case 'SubExpression':
      return node('SubExpression', extent, block(value.body, false));
    case 'Paren':
      return node('Paren', extent, dump(value.pipeline));
    case 'Hashtable': {
      const entries = value.entries.map(({ key, value: each }) => `${dump(key)} ${dump(each)}`);
      return node('Hashtable', extent, `[${entries.join(' ')}]`);
    }
    case 'ScriptBlockExpression':
      return node('ScriptBlockExpression', extent, dump(value.scriptBlock));
    case 'Member':
      return node('Member', extent, dump(value.target), value.static ? '::' : '.', dump(value.member));
    case 'InvokeMember': {
      const operator = value.static ? '::' : '.';
      return node(
        'InvokeMember',
        extent,
        dump(value.target),
        operator,
        dump(value.member),
        list(value.arguments),
      );
    }
    case 'Index':
      return node('Index', extent, dump(value.target), dump(value.index));
  }
}
