/**
 * A message of kubectl, as it was printed, cut as ours are: where it shows what the file holds, which could be a
 * secret, ours says what is wrong and where, and no more.
 */
export function withoutValues(message: string): string {
  return message
    .replace(/( in list): \[.*?(\n?)$/s, '$1$2')
    .replace(/(invalid map key): .*?(\n?)$/s, '$1$2')
    .replace(/(unsupported map key of type: [^,\n]+), key: .*?(\n?)$/s, '$1$2')
    .replace(/(unknown anchor) '.*' (referenced)/, '$1 $2')
    .replace(/(cannot decode) (!!\w+) `.*` (as)/s, '$1 a $2 $3');
}
