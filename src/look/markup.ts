/**
 * Whether the markup of a page's template is whole and plain: elements that are closed where they belong, no attribute
 * that acts, and values where text may stand. What browsers mend is refused, so that all of them read the same.
 */
import { quoted } from '../display.js';
import { type Holds, holdsOf } from './elements.js';
import type { Values } from './parts.js';
import type { Node } from './template.js';
import type { Source } from './template-error.js';

/** An element that is open, and where it began; undefined for the whole template. */
interface Open {
  readonly name: string;
  readonly holds: Holds;
  /** Whether the page shows it to readers of any language. */
  readonly isForAll: boolean;
  readonly offset: number;
}

/** Throws a TemplateError. */
export function checkMarkup(source: Source, nodes: readonly Node[], values: Values): void {
  new MarkupCheck(source, values).check(nodes, []);
}

/** In the place of a value, a section; none of them stands in a template (load.ts). */
const valueMark = '\ue000';
const sectionMark = '\ue001';

const token =
  /<\/([a-z][a-z0-9]*)\s*>|<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>|<|[\ue000\ue001]|[^<\ue000\ue001]+/g;

class MarkupCheck {
  constructor(
    private readonly source: Source,
    private readonly values: Values,
  ) {}

  /** What stands in a section is whole in itself. */
  check(nodes: readonly Node[], around: readonly Open[]): void {
    const { text, offsets, marked } = merged(nodes);
    const open: Open[] = [...around];
    let seen = 0;
    for (const { 0: whole, 1: closed, 2: opened, 3: attributes = '', index } of text.matchAll(token)) {
      const offset = offsets[index] ?? 0;
      const count = [...whole].filter((one) => one === valueMark || one === sectionMark).length;
      const own = marked.slice(seen, seen + count);
      seen += count;
      if (closed !== undefined) {
        const last = open.length > around.length ? open.pop() : undefined;
        if (last?.name !== closed) throw this.unclosed(offset, `</${closed}>`, last);
      } else if (opened !== undefined) {
        const holds = this.allowed(opened, open, offset);
        this.attributes(opened, attributes, own, offset);
        if (holds !== 'nothing')
          open.push({ name: opened, holds, isForAll: !/\slang\b/.test(attributes), offset });
      } else if (whole === '<')
        throw this.refused(
          offset,
          'a tag here is none that is read',
          'write <name class="own-x">, in small letters; for the sign itself &lt;',
        );
      else this.content(whole, own[0], open, offset);
    }
    const last = open.length > around.length ? open.at(-1) : undefined;
    if (last !== undefined) throw this.unclosed(last.offset, `<${last.name}>`, undefined);
  }

  private refused(offset: number, message: string, hint: string): Error {
    return this.source.refused(offset, message, hint);
  }

  private unclosed(offset: number, tag: string, last: Open | undefined): Error {
    if (last !== undefined)
      return this.refused(offset, `${tag} does not end <${last.name}>`, `write </${last.name}> before it`);
    const hint = tag.startsWith('</') ? 'leave it out' : `write </${tag.slice(1)} in the same section`;
    return this.refused(offset, tag.startsWith('</') ? `${tag} ends nothing` : `${tag} has no end`, hint);
  }

  private allowed(name: string, open: readonly Open[], offset: number): Holds {
    const parent = open.at(-1);
    const holds = holdsOf(name);
    if (holds === undefined)
      throw this.refused(
        offset,
        `a page's template has no element <${name}>`,
        'write it with those of text: p, div, ul, table, a',
      );
    const may = parent?.holds ?? 'flow';
    const fits =
      may === 'flow'
        ? holds.as !== 'part'
        : may === 'phrasing'
          ? holds.as === 'phrasing'
          : may.includes(name);
    const around = name === 'a' ? open.find((one) => one.name === 'a') : undefined;
    if (!fits || around !== undefined)
      throw this.refused(
        offset,
        parent === undefined
          ? `<${name}> stands by itself`
          : `<${name}> has no place in <${(around ?? parent).name}>`,
        'put it where HTML has it',
      );
    return holds.holds;
  }

  private attributes(element: string, written: string, marked: readonly Node[], offset: number): void {
    const urls = [...marked];
    for (const [, name = '', value = ''] of written.matchAll(/([a-z-]+)(?:="([^"<>]*)")?/g)) {
      const rule = Object.hasOwn(attributeRules, name) ? attributeRules[name] : undefined;
      if (rule === undefined || rule.of?.includes(element) === false)
        throw this.refused(
          offset,
          `<${element}> has no attribute ${name} here`,
          `it may have: ${attributesOf(element)}`,
        );
      const filled = value.replaceAll(valueMark, () => (this.isUrl(urls.shift()) ? 'x' : ' '));
      if (!rule.pattern.test(filled))
        throw this.refused(
          offset,
          `${name}=${quoted(value.replaceAll(valueMark, '{{}}'))} is not taken`,
          rule.hint,
        );
    }
    if (urls.length > 0)
      throw this.refused(
        offset,
        'what is no text stands inside a tag',
        'values stand in texts, those that end with InUrl in href, and {{#each}} around elements',
      );
  }

  private isUrl(node: Node | undefined): boolean {
    return node?.kind === 'value' && /InUrl$/.test(node.path.name);
  }

  private content(text: string, node: Node | undefined, open: readonly Open[], offset: number): void {
    const parent = open.at(-1);
    if (text === sectionMark && node?.kind !== 'constant' && node?.kind !== 'value' && node !== undefined) {
      this.check(node.body, open);
      this.check(node.otherwise, open);
      return;
    }
    const isBlock = node?.kind === 'value' && this.isBlock(node.path.name);
    const odd = isBlock ? open.find(({ name, isForAll }) => name !== 'div' || !isForAll) : undefined;
    if (odd !== undefined && node?.kind === 'value')
      throw this.refused(
        offset,
        `{{${node.path.name}}} has no place in <${odd.name}${odd.isForAll ? '' : ' lang'}>`,
        'write it outside of all elements, or in a <div>',
      );
    const isText = text !== sectionMark && text.trim() !== '';
    if (isText && parent !== undefined && parent.holds !== 'flow' && parent.holds !== 'phrasing')
      throw this.refused(offset, `text has no place in <${parent.name}>`, 'put it in an element of it');
  }

  private isBlock(name: string): boolean {
    const is = Object.hasOwn(this.values, name) ? this.values[name]?.is : undefined;
    return is === 'block' || is === 'needed';
  }
}

interface AttributeRule {
  readonly of?: readonly string[];
  readonly pattern: RegExp;
  readonly hint: string;
}

const attributeRules: Readonly<Record<string, AttributeRule>> = {
  class: {
    pattern: /^(?:(?:own-[\w-]+|own|care)(?: |$))+$/,
    hint: 'write care, own, or names that begin with own-',
  },
  id: { pattern: /^own-[\w-]+$/, hint: 'write one that begins with own-' },
  lang: { pattern: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, hint: 'write a language, such as en or ja' },
  translate: { pattern: /^(?:yes|no)$/, hint: 'write yes or no' },
  href: {
    of: ['a'],
    pattern: /^(?:https?:\/\/|mailto:|tel:|#)[^\s"'<>`]*$/i,
    hint: 'write an address: https://, mailto:, tel: or #; values in it end with InUrl',
  },
  scope: { of: ['th'], pattern: /^(?:col|row)$/, hint: 'write col or row' },
  colspan: { of: ['td', 'th'], pattern: /^\d{1,2}$/, hint: 'write a number' },
  rowspan: { of: ['td', 'th'], pattern: /^\d{1,2}$/, hint: 'write a number' },
};

const attributesOf = (element: string): string =>
  Object.entries(attributeRules)
    .filter(([, { of }]) => of?.includes(element) ?? true)
    .map(([name]) => name)
    .join(', ');

/** The template as one text, with a mark for each value and each section, and what these are. */
function merged(nodes: readonly Node[]): {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly marked: readonly Node[];
} {
  let text = '';
  const offsets: number[] = [];
  for (const node of nodes) {
    const own = node.kind === 'constant' ? node.text : node.kind === 'value' ? valueMark : sectionMark;
    for (let at = 0; at < own.length; at++) offsets.push(node.offset + (node.kind === 'constant' ? at : 0));
    text += own;
  }
  return { text, offsets, marked: nodes.filter(({ kind }) => kind !== 'constant') };
}
