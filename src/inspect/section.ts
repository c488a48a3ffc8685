/** A description as sections of labelled values: for a screen, whatever its width. */
import type { Position } from '../errors.js';
import type { Style } from '../print/colors.js';
import type { Expiry } from './expiry.js';

export interface Line {
  readonly label: string;
  readonly value: string;
  /** Where the value comes from. */
  readonly position?: Position | undefined;
  readonly style?: Style | undefined;
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** `2026-11-24 06:00 UTC` */
export function moment(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `until 2027-11-24 05:50 UTC, in 364 days`, or that it is over. */
export function until(
  expiry: Expiry,
  from?: Date,
): { readonly value: string; readonly style: Style | undefined } {
  const { at, left, expired, daysLeft } = expiry;
  if (expired) return { value: `EXPIRED ${moment(at)}, ${left}`, style: 'error' };
  const begun = from === undefined ? '' : ` (since ${from.toISOString().slice(0, 10)})`;
  return { value: `until ${moment(at)}, ${left}${begun}`, style: daysLeft < 30 ? 'warning' : undefined };
}

/** A line where there is a value; none where there is not. */
export function optional(
  label: string,
  value: string | undefined,
  more: Pick<Line, 'position' | 'style'> = {},
): readonly Line[] {
  return value === undefined || value === '' ? [] : [{ label, value, ...more }];
}
