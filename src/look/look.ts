/** A team's own look: the templates that it has for parts of a document, ready to be written. */
import { type Part, type PartName, parts, type View } from './parts.js';
import type { Node } from './template.js';
import type { Source } from './template-error.js';
import { type Piece, type Viewed, written } from './written.js';

export interface Template {
  readonly source: Source;
  readonly nodes: readonly Node[];
}

export class Look {
  /** `style`: rules for the end of a page's own. */
  constructor(
    private readonly templates: ReadonlyMap<PartName, Template>,
    readonly style: string,
  ) {}

  has(name: PartName): boolean {
    return this.templates.has(name);
  }

  /** Whether any of it is. */
  isFor(format: Part['format']): boolean {
    return (
      (format === 'html' && this.style !== '') ||
      [...this.templates.keys()].some((name) => parts[name].format === format)
    );
  }

  /** Its files, as messages name them. */
  files(): readonly string[] {
    return [...this.templates.values()].map(({ source: { file } }) => file);
  }

  /** The names of what the template of a part writes in any case. */
  blocks(name: PartName): ReadonlySet<string> {
    const nodes = this.templates.get(name)?.nodes ?? [];
    return new Set(nodes.flatMap((node) => (node.kind === 'value' ? [node.path.name] : [])));
  }

  /** Undefined where the look has no such part. Throws a TemplateError for what becomes too much. */
  write<Name extends PartName, Text extends string>(
    name: Name,
    view: View<Name, Text>,
  ): readonly Piece[] | undefined {
    const template = this.templates.get(name);
    if (template === undefined) return undefined;
    const { values } = parts[name];
    const isBlock = (one: string): boolean => {
      const is = Object.hasOwn(values, one)
        ? (values as Record<string, { readonly is: string }>)[one]?.is
        : undefined;
      return is === 'block' || is === 'needed';
    };
    const pieces = written(template.nodes, view as Viewed, isBlock);
    if (pieces !== undefined) return pieces;
    throw template.source.refused(
      0,
      'the template writes more than a million characters',
      'write fewer lists in lists',
    );
  }
}
