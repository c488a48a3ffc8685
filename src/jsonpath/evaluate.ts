/** Runs a template on a document, with the rules and the oddities of client-go util/jsonpath/jsonpath.go. */

import { describeValue } from '../go/format.js';
import { GoInteger, type Item, type Items, isList, isMap } from '../go/item.js';
import type { Value } from '../go/value.js';
import type { FieldNode, FilterNode, IdentifierNode, ListNode, Node, Template } from './ast.js';
import { compare } from './compare.js';
import { JsonPathError } from './error.js';
import { crash, Failure } from './failure.js';
import { descend, members, slice } from './select.js';

export interface EvaluateOptions {
  /** kubectl's `--allow-missing-template-keys`: a field that no input has gives nothing instead of an error. */
  readonly allowMissingKeys: boolean;
}

/**
 * What each piece of the template gives, in order: one list of items for a text, an action, and each round of a range.
 * @throws JsonPathError of stage `evaluate` with kubectl's message, or `crash` where kubectl panics.
 */
export function evaluate(template: Template, root: Value, options: EvaluateOptions): readonly Items[] {
  try {
    return new Evaluation(template, options).run(root === null ? undefined : root, 0);
  } catch (error) {
    if (error instanceof Failure) throw new JsonPathError('evaluate', error.message, error.offset);
    throw error;
  }
}

class Evaluation {
  /** Ranges that were opened but not yet walked, that are being walked, and ends that were met: client-go's state. */
  private begun = 0;
  private inside = 0;
  private ended = 0;
  private lastEnd = -1;

  constructor(
    private readonly template: Template,
    private readonly options: EvaluateOptions,
  ) {}

  /** Walks the template from one of its nodes on: the whole, or the body of a range for one item and what follows. */
  run(root: Item, first: number): readonly Items[] {
    const pieces: Items[] = [];
    const { nodes } = this.template;
    for (let at = first; at < nodes.length; at++) {
      const node = nodes[at];
      if (node === undefined) break;
      const items = this.walk([root], node);
      if (this.ended > 0 && this.ended <= this.inside) {
        this.ended--;
        this.lastEnd = at;
        break;
      }
      if (this.begun === 0) {
        pieces.push(items);
        continue;
      }
      this.begun--;
      this.inside++;
      for (const item of items) {
        if (item === undefined) throw crash(node);
        for (const piece of this.run(item === null ? undefined : item, at + 1)) pieces.push(piece);
      }
      // Over nothing the body is walked once all the same, to find its end; what it gives is dropped.
      if (items.length === 0) this.run(undefined, at + 1);
      this.inside--;
      if (this.lastEnd > at) at = this.lastEnd;
    }
    return pieces;
  }

  private walk(input: Items, node: Node): Items {
    switch (node.kind) {
      case 'list':
        return this.list(input, node);
      case 'text':
        return [node.text];
      case 'int':
        return input.map(() => new GoInteger('int', node.value));
      case 'float':
      case 'bool':
        return input.map(() => node.value);
      case 'field':
        return this.field(input, node);
      case 'slice':
        return slice(input, node);
      case 'wildcard':
        return input.flatMap(members);
      case 'recursive':
        return descend(input);
      case 'union':
        return this.union(input, node.lists);
      case 'filter':
        return this.filter(input, node);
      case 'identifier':
        return this.identifier(input, node);
    }
  }

  private list(input: Items, node: ListNode): Items {
    let items = input;
    for (const step of node.nodes) items = this.walk(items, step);
    return items;
  }

  private identifier(input: Items, node: IdentifierNode): Items {
    if (node.name === 'range') {
      this.begun++;
      return input;
    }
    if (node.name !== 'end') throw new Failure(`unrecognized identifier ${node.name}`, input, node.start);
    if (this.inside === 0) throw new Failure('not in range, nothing to end', [], node.start);
    this.ended++;
    return [];
  }

  private field(input: Items, node: FieldNode): Items {
    if (input.length === 0) return [];
    const found: Item[] = [];
    for (const item of input) {
      if (isMap(item) && item.has(node.name)) found.push(item.get(node.name));
    }
    if (found.length === 0 && !this.options.allowMissingKeys) {
      throw new Failure(`${node.name} is not found`, [], node.start);
    }
    return found;
  }

  private union(input: Items, lists: readonly ListNode[]): Items {
    try {
      return lists.flatMap((list) => this.list(input, list));
    } catch (error) {
      throw error instanceof Failure ? new Failure(error.message, input, error.offset) : error;
    }
  }

  private filter(input: Items, node: FilterNode): Items {
    const passed: Item[] = [];
    for (const item of input) {
      if (!isList(item)) {
        const message = `${describeValue(item)} is not array or slice and cannot be filtered`;
        throw new Failure(message, input, node.start);
      }
      for (const row of item) {
        if (
          node.operator === 'exists' ? this.exists(row, node.left) : this.matches(row, node, input, passed)
        ) {
          passed.push(row);
        }
      }
    }
    return passed;
  }

  private exists(row: Item, tested: ListNode): boolean {
    try {
      return this.list([row], tested).length > 0;
    } catch (error) {
      if (error instanceof Failure) return error.items.length > 0;
      throw error;
    }
  }

  private matches(row: Item, node: FilterNode, input: Items, passed: Items): boolean {
    const sides: Item[] = [];
    for (const side of [node.left, node.right]) {
      const items = this.side(row, side, input);
      if (items.length === 0) return false;
      if (items.length > 1) throw new Failure('can only compare one element at a time', input, side.start);
      if (items[0] === undefined) throw crash(side);
      sides.push(items[0]);
    }
    const result = compare(sides[0], node.operator, sides[1]);
    if (typeof result === 'boolean') return result;
    throw new Failure(result.refused, passed, node.start);
  }

  private side(row: Item, side: ListNode, input: Items): Items {
    try {
      return this.list([row], side);
    } catch (error) {
      throw error instanceof Failure ? new Failure(error.message, input, error.offset) : error;
    }
  }
}
