/** The special builtins of POSIX that are modelled. */
export const specialBuiltins: ReadonlySet<string> = new Set([
  ...[':', 'break', 'continue', 'exit', 'export', 'readonly', 'return', 'set', 'shift', 'trap', 'unset'],
]);
