/** Numbers as Go writes them. */

/** Go's `%g` with as many digits as the number needs (strconv.FormatFloat 'g', -1, 64): `1e+06`, `0.5`, `1e-07`. */
export function formatFloat(value: number): string {
  return formatSpecial(value) ?? formatShortest(value, Math.abs(value).toExponential());
}

/** The same for Go's 32 bit floats: the value is rounded to one first. */
export function formatFloat32(value: number): string {
  const rounded = Math.fround(value);
  const size = Math.abs(rounded);
  let digits = 0;
  while (digits < 9 && Math.fround(Number(size.toExponential(digits))) !== size) digits++;
  return formatSpecial(rounded) ?? formatShortest(rounded, size.toExponential(digits));
}

function formatSpecial(value: number): string | undefined {
  if (Number.isFinite(value)) return undefined;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

/** `size` is the absolute value in JavaScript's exponential form, such as `1.5e-7`. */
function formatShortest(value: number, size: string): string {
  const sign = Object.is(value, -0) || value < 0 ? '-' : '';
  const [mantissa = '', power = ''] = size.split('e');
  const exponent = Number(power);
  const digits = mantissa.replace('.', '').replace(/(?<=.)0+$/, '');
  if (exponent < -4 || exponent >= 6) {
    const point = digits.length > 1 ? '.' : '';
    const padded = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${point}${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${padded}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction === '' ? '' : '.'}${fraction}`;
}

/** Go's encoding/json: plain digits between 1e-6 and 1e21, an exponent without padding outside. As JavaScript, but `-0`. */
export function jsonNumber(value: number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
