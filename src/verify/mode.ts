/** Permission bits as people write them: `0600`. Undefined stays undefined. */
export function octal(mode: number | undefined): string | undefined {
  return mode?.toString(8).padStart(4, '0');
}
