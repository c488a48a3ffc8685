/** Lines of a screen: pieces of inert text, each in a style. */
import type { Style } from '../print/colors.js';

export interface Span {
  readonly text: string;
  readonly style?: Style | 'chosen' | undefined;
}

export type Line = readonly Span[];

export const plain = (text: string): Line => [{ text }];
