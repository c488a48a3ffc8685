/** A script's tree without places and spellings: what `bash --pretty-print` writes otherwise, and means the same. */
import type {
  ArithmeticFor,
  Assignment,
  HereDoc,
  If,
  Pipeline,
  Redirection,
  SyntaxNode,
  Word,
  WordPart,
} from 'unbash';
import { decodeAnsiC } from '../../../../src/verify/bash/read/ansi-c.js';

type Canonical = readonly unknown[];

const nothing = JSON.stringify(['pipeline', [], '', []]);

/** Text of one kind of quoting, or something that expands. */
type Piece =
  | readonly [kind: 'plain' | 'single' | 'double', text: string]
  | readonly [kind: string, of: unknown];

/** The commands of a node, comparable by `JSON.stringify`. */
export function canonical(node: SyntaxNode): unknown {
  switch (node.type) {
    case 'Script':
    case 'CompoundList':
      // `! !` without a command is nothing at all, and bash writes nothing.
      return node.commands.map(canonical).filter((one) => JSON.stringify(one) !== nothing);
    case 'Statement':
      return node.background === true ? ['&', canonical(node.command)] : canonical(node.command);
    case 'AndOr':
      return ['and-or', node.operators, node.commands.map(canonical)];
    case 'Pipeline':
      return pipeline(node);
    case 'Command': {
      const words = [...(node.name === undefined ? [] : [node.name]), ...node.args];
      const assignments = node.prefix.filter((one) => one.type === 'Assignment');
      const redirects = [...node.prefix, ...node.suffix].filter(isRedirection);
      return ['command', assignments.map(assignment), words.map(argument), redirects.map(redirection)];
    }
    case 'Redirected':
      return ['redirected', canonical(node.command), node.redirects.map(redirection)];
    case 'If':
      return conditional(node, 0);
    case 'For':
    case 'Select':
      // Without `in`, the words are those of the script.
      return [
        node.type,
        word(node.name),
        node.wordlist?.map(word) ?? [[['double', [['$@', undefined]]]]],
        canonical(node.body),
      ];
    case 'ArithmeticFor':
      return ['for', forParts(node), canonical(node.body)];
    case 'While':
      return [node.kind, canonical(node.clause), canonical(node.body)];
    case 'Case':
      return [
        'case',
        word(node.word),
        node.items.map(({ pattern, body, terminator = ';;' }) => [
          pattern.map(word),
          canonical(body),
          terminator,
        ]),
      ];
    case 'Subshell':
    case 'BraceGroup':
      return [node.type, canonical(node.body)];
    case 'Function': {
      const body = canonical(node.body);
      const group = node.body.type === 'Redirected' ? node.body.command.type : node.body.type;
      return ['function', word(node.name), group === 'BraceGroup' ? body : ['BraceGroup', [body]]];
    }
    case 'Coproc':
      return [
        'coproc',
        node.name === undefined ? [['plain', 'COPROC']] : word(node.name),
        canonical(node.body),
      ];
    case 'TestCommand':
      return ['[[', canonical(node.expression)];
    case 'TestUnary':
      return ['test', node.operator, word(node.operand)];
    case 'TestBinary':
      return ['test', word(node.left), node.operator, word(node.right)];
    case 'TestLogical':
      return ['test', node.operator, node.operands.map(canonical)];
    case 'TestNot':
      return node.negations.length % 2 === 0 ? canonical(node.operand) : ['test !', canonical(node.operand)];
    case 'TestGroup':
      return ['test (', canonical(node.expression)];
    case 'ArithmeticCommand':
      return ['((', node.expression === undefined ? undefined : bare(node.expression)];
    case 'Word':
      return word(node);
    default:
      return bare(node);
  }
}

function pipeline(node: Pipeline): Canonical {
  const commands = node.commands.map((command, index) => {
    const one = canonical(command);
    if (node.operators[index] !== '|&') return one;
    // `|&` is `2>&1 |`.
    const both = ['>&', 2, [['plain', '1']]];
    if (command.type === 'Command' || command.type === 'Redirected') {
      const parts = one as unknown[];
      return [...parts.slice(0, -1), [...(parts.at(-1) as unknown[]), both]];
    }
    return ['redirected', one, [both]];
  });
  const negations = node.prefixes.filter((prefix) => prefix.type === 'Negation').length;
  const timed = node.prefixes.filter((prefix) => prefix.type === 'Time');
  const times =
    timed.length === 0 ? [] : [timed.some((prefix) => prefix.type === 'Time' && prefix.posix !== undefined)];
  if (times.length === 0 && negations % 2 === 0 && commands.length === 1) return commands[0] as Canonical;
  return ['pipeline', times, negations % 2 === 1 ? '!' : '', commands];
}

/** `elif` is an `if` in the `else`. */
function conditional(node: If, from: number): Canonical {
  const elif = node.elif[from - 1];
  const { clause, then } = elif ?? node;
  const rest =
    from < node.elif.length
      ? [conditional(node, from + 1)]
      : node.else === undefined
        ? undefined
        : canonical(node.else);
  return ['if', canonical(clause), canonical(then), rest];
}

/** What is left out is 1. */
const one = { type: 'ArithmeticWord', value: '1', parts: undefined };

function forParts({ initialize, test, update }: ArithmeticFor): Canonical {
  return [initialize, test, update].map((part) => bare(part ?? one));
}

function isRedirection(node: SyntaxNode): node is Redirection {
  return node.type === 'Redirect' || node.type === 'HereDoc' || node.type === 'HereString';
}

function redirection(node: Redirection): Canonical {
  const usual = /^<|^<</.test(node.operator) ? 0 : 1;
  const descriptor = node.descriptor;
  const from =
    descriptor === undefined
      ? usual
      : descriptor.type === 'FileDescriptor'
        ? descriptor.value
        : descriptor.name;
  if (node.type === 'HereDoc')
    return ['<<', from, node.delimiter?.value, node.delimiter?.quoted, document(node)];
  const target = node.target === undefined ? undefined : word(node.target);
  // A copy of a descriptor, or its end, is the same in both spellings, and its number is written without zeros in front.
  const copied = /^(?:0*(\d+-?)|(-))$/.exec(node.target?.text ?? '');
  if (copied !== null && /^[<>]&$/.test(node.operator)) return ['>&', from, copied[1] ?? copied[2]];
  return [node.operator, from, target];
}

/** The text of a here-document, without the tabs that `<<-` takes away. */
function document(node: HereDoc): readonly Piece[] {
  const { body, delimiter, operator } = node;
  const pieces: readonly Piece[] =
    delimiter?.quoted === true
      ? [['single', body.text]]
      : merged(body.parts?.flatMap((part) => piece(part, true)) ?? [['double', unescaped(body.text)]]);
  if (operator === '<<') return pieces.filter(([, text]) => text !== '');
  const stripped = pieces.map(([kind, text], index): Piece => {
    if (typeof text !== 'string') return [kind, text];
    return [kind, text.replace(index === 0 ? /^\t+/gm : /(?<=\n)\t+/g, '')];
  });
  return stripped.filter(([, text]) => text !== '');
}

/** A backslash quotes what would expand, and joins lines. */
function unescaped(text: string): string {
  return text.replace(/\\([\n$`\\])/g, (_whole, character: string) => (character === '\n' ? '' : character));
}

function argument(node: Word | Assignment): unknown {
  return node.type === 'Word' ? word(node) : assignment(node);
}

function assignment(node: Assignment): Canonical {
  const { name, append, index, value } = node;
  const of = value.type === 'Word' ? word(value) : value.elements.map(word);
  return ['=', name, append === true, index === undefined ? undefined : word(index), value.type, of];
}

function word(node: Word): readonly Piece[] {
  if (node.parts === undefined) return merged(unquoted(node.text));
  return merged(node.parts.flatMap((part) => piece(part, false)));
}

function piece(part: WordPart, quoted: boolean): readonly Piece[] {
  switch (part.type) {
    case 'Literal':
      if (!quoted) return unquoted(part.text);
      return part.value === '' ? [] : [['double', part.value]];
    case 'SingleQuoted':
      return [['single', part.value]];
    case 'AnsiCQuoted':
      return [['single', decodeAnsiC(part.text) ?? part.text]];
    case 'DoubleQuoted':
    case 'LocaleString':
      return [['double', merged(part.parts.flatMap((one) => piece(one, true)))]];
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [[part.type, part.text]];
    case 'SimpleExpansion':
      return [[part.text, undefined]];
    case 'CommandExpansion':
    case 'ProcessSubstitution':
      return [[part.text.slice(0, 1), part.script === undefined ? undefined : canonical(part.script)]];
    default:
      return [[part.type, bare(part)]];
  }
}

/** Text outside of quotes: a backslash quotes the next character. */
function unquoted(text: string): readonly Piece[] {
  return [...text.matchAll(/\\([\s\S])|[^\\]+|\\$/g)].flatMap(([whole, escaped]): readonly Piece[] => {
    if (escaped === '\n') return [];
    return [escaped === undefined ? ['plain', whole] : ['single', escaped]];
  });
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  for (const [kind, text] of pieces) {
    const last = kept.at(-1);
    if (last !== undefined && last[0] === kind && typeof text === 'string' && typeof last[1] === 'string') {
      kept[kept.length - 1] = [kind, last[1] + text];
    } else kept.push([kind, text]);
  }
  return kept;
}

const dull = /^(?:pos|end|text|body|\w+Pos|\w+End)$/;

/** A node of a kind without a spelling of its own: everything but where it stands. */
function bare(node: object): unknown {
  // A value that its parts say again has what bash writes in another way: `$( )` becomes `$()`.
  const dropped = 'parts' in node && node.parts !== undefined ? /^(?:pos|end|text|value)$/ : dull;
  return Object.entries(node)
    .filter(([name]) => !dropped.test(name))
    .map(([name, value]) => [name, bareValue(value)]);
}

function bareValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bareValue);
  if (typeof value !== 'object' || value === null) return value;
  if (!('type' in value)) return bare(value);
  const node = value as SyntaxNode;
  switch (node.type) {
    case 'Word':
    case 'Script':
      return canonical(node);
    case 'CommandExpansion':
    case 'SimpleExpansion':
    case 'DoubleQuoted':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'Literal':
      return piece(node, false);
    default:
      return bare(node);
  }
}
