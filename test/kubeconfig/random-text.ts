/** Random values for kubeconfigs: the ordinary ones, and those that YAML 1.1 and Go make something else of. */
import type { Random } from '../support/random.js';

const oddWords = [
  'y', 'n', 'yes', 'No', 'on', 'OFF', 'true', 'FALSE', 'null', '~', 'Null', '', '0', '-0', '007', '0755', '0o17', '08', '0x1F',
  '0b101', '-0b11', '0X1f', '1_000', '1__0', '_1', '1_', '+5', '-5', '+', '-', '.', '..', '...', '---', '.5', '-.5', '+.5', '5.',
  '1.', '1e3', '1E3', '1e+3', '1.5e-7', '.inf', '-.inf', '+.Inf', '.nan', '1:30', '12:30:45', '1:99', '1.2.3', '2001-01-01',
  '2001-1-1', '2001-02-30', '2001-01-01T00:00:00Z', '2001-01-01 00:00:00', '2001-01-01  1:2:3.4', '9223372036854775807',
  '9223372036854775808', '18446744073709551615', '18446744073709551616', '1e400', '0xFFFFFFFFFFFFFFFFFF', '=', '<<', '<', '>', '%x', '%', '@a', '`a', '#a', 'a#b',
  'a #b', 'a: b', 'a:b', 'a:', ':a', '- a', '-a', '? a', '?a', '&a', '*a', '!a', '!', '|', '>', '|-', "it's", "'", '"', '""', "''",
  '[', ']', '{', '}', '[]', '{}', 'a,b', ',a', 'a]', 'a}', ' a', 'a ', ' ', '  ', '\t', 'a\tb', 'a\nb', 'a\n', '\na', 'a\n\nb\n', 'a \nb', 'a\n b',
  '\n', '\n\n', 'a\r\nb', 'é', '日本語', '😀', '\u0085', '\u2028', 'a\u2028b', '\u2029a', '\ufeff', 'a\u00a0b', '\u0000', '\u0007', '\u007f', '\u0080', '\ue000', '\ufffd', '\uffff', '\\', 'a\\b',
  '$HOME', '<b>&', 'a"b', 'word '.repeat(20), 'word  two '.repeat(12).trim(), "don't ".repeat(18), 'x'.repeat(130), 'é '.repeat(60), 'a\u2028 b '.repeat(9), '"q" '.repeat(25),
] as const;

const ordinary = ['dev', 'prod', 'test', 'admin', 'web', 'kube-system', 'https://api.example.test:6443', 'a', 'b', 'c1', 'c2', 'c10', 'arn:aws:eks:eu-north-1:123456789012:cluster/a'] as const;

/** A text; odd ones one time in so many. */
export function randomText(random: Random, oddness = 0.25): string {
  if (!random.chance(oddness)) return random.pick([...ordinary]);
  if (random.chance(0.8)) return random.pick([...oddWords]);
  const characters = 'ab01 -:#,[]{}&*!|>\'"%@`?\n\t.\\_~=é\u2028😀';
  return Array.from({ length: random.below(12) }, () => [...characters][random.below([...characters].length)] ?? '').join('');
}

/** Base64 as it is found, or as it is broken. */
export function randomBase64(random: Random, broken: boolean): string {
  const bytes = Uint8Array.from({ length: random.below(40) }, () => random.below(256));
  const good = Buffer.from(bytes).toString('base64');
  if (!broken) return good;
  const at = random.below(good.length + 1);
  const changed = good.slice(0, at) + random.pick(['\n', '\r\n', ' ', '=', '==', '*', '-', 'A', '\n\n', 'é']) + good.slice(at + random.below(2));
  return random.chance(0.3) ? changed.replaceAll('=', '') : changed;
}
