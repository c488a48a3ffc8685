/** Keys as the keyboard gives them. */
import type { KeyPress } from '../../src/keyboard.js';

export const key = (name: string): KeyPress => ({ name, text: '', ctrl: false });
export const ctrl = (name: string): KeyPress => ({ name, text: '', ctrl: true });
export const typed = (text: string): KeyPress => ({ name: text, text, ctrl: false });
