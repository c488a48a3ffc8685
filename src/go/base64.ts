/** Base64 as Go's encoding/base64 reads it: padded, line breaks anywhere, nothing else. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes, or Go's message with the place of the fault. */
export function decodeBase64(text: string): Uint8Array | { readonly problem: string } {
  const joined = text.replaceAll(/[\r\n]/g, '');
  if (joined.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(joined)) {
    return decodeCertain(joined);
  }
  return decodeSlowly(text);
}

/** The bytes of what is known to be base64, without line breaks, in groups of four. */
export function decodeCertain(text: string): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(text, 'base64');
  return new Uint8Array(buffer, byteOffset, length);
}

/** Finds the fault as Go's decoder finds it. */
function decodeSlowly(text: string): Uint8Array | { readonly problem: string } {
  // Go counts bytes, and a text may hold anything.
  const input = Buffer.from(text, 'utf8');
  const corrupt = (at: number): { problem: string } => ({
    problem: `illegal base64 data at input byte ${at}`,
  });
  const significant: number[] = [];
  for (let at = 0; at < input.length; at++) {
    if (input[at] !== 0x0a && input[at] !== 0x0d) significant.push(at);
  }
  const output: number[] = [];
  for (let group = 0; group < significant.length; group += 4) {
    let bits = 0;
    let count = 0;
    for (; count < 4; count++) {
      const at = significant[group + count];
      // The data ends inside a group: Go names the byte where the group began.
      if (at === undefined) return corrupt(input.length - count);
      const digit = alphabet.indexOf(String.fromCharCode(input[at] ?? 0));
      if (digit >= 0) {
        bits = (bits << 6) | digit;
        continue;
      }
      if (input[at] !== 0x3d) return corrupt(at);
      const problem = paddingProblem(input, significant, group, count);
      if (problem !== undefined) return corrupt(problem);
      break;
    }
    bits <<= 6 * (4 - count);
    const octets = [(bits >> 16) & 0xff, (bits >> 8) & 0xff, bits & 0xff];
    output.push(...octets.slice(0, count - 1));
    if (count < 4) break;
  }
  return Uint8Array.from(output);
}

/** A `=` as the digit number `count` of its group: where the fault is, if there is one. */
function paddingProblem(
  input: Uint8Array,
  significant: readonly number[],
  group: number,
  count: number,
): number | undefined {
  const at = significant[group + count] ?? 0;
  if (count < 2) return at;
  let next = group + count + 1;
  if (count === 2) {
    const second = significant[next];
    if (second === undefined) return input.length;
    if (input[second] !== 0x3d) return second - 1;
    next++;
  }
  return significant[next];
}
