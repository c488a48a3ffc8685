/** Quotes around a value that PowerShell would take for a pattern of file names. */
import type { Expression } from '../verify/powershell/parse/ast.js';
import type { Edit } from './edit.js';

/** Nothing that means something else between quotes. PowerShell takes four more characters for quotes. */
const special = /["'`\u2018-\u201f]/;

/** The edits that quote an argument; undefined where that is not safe to say. */
export function quoted(text: string, argument: Expression): readonly Edit[] | undefined {
  const { start, end } = argument.extent;
  const source = text.slice(start, end);
  switch (argument.kind) {
    case 'StringConstant':
      if (argument.quote !== 'bare' || special.test(source) || source.includes('$')) return undefined;
      return around("'", start, end, "'");
    case 'ExpandableString':
      if (argument.quote !== 'bare' || special.test(source)) return undefined;
      return around('"', start, end, '"');
    case 'Variable':
      return argument.splatted ? undefined : around('"', start, end, '"');
    case 'Member':
    case 'Index':
    case 'InvokeMember':
      return around('"$(', start, end, ')"');
    default:
      return undefined;
  }
}

function around(open: string, start: number, end: number, close: string): readonly Edit[] {
  return [
    { start, end: start, text: open },
    { start: end, end, text: close },
  ];
}
