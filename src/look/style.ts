/** `style.css`: the colours and fonts of a page, for light and for dark; readable, or refused. */
import { quoted } from '../display.js';
import type { Source } from './template-error.js';

/** What is set, and to what it is set before (templates/html/base.css): light, then dark. */
export const colors = {
  '--paper': ['#fff', '#14161a'],
  '--ink': ['#1c1f24', '#e6e8eb'],
  '--quiet': ['#4d545e', '#b0b6bf'],
  '--line': ['#dfe2e7', '#343941'],
  '--edge': ['#79818d', '#868e99'],
  '--code': ['#f6f7f9', '#1c1f25'],
  '--accent': ['#1c4f8f', '#9cc3fa'],
  '--on-accent': ['#fff', '#0c1a2c'],
  '--care': ['#744400', '#f3c774'],
  '--care-paper': ['#fdf5e4', '#292110'],
} as const;

type Color = keyof typeof colors;

/** What is written on what; WCAG 2.2 asks for that contrast (1.4.3, 1.4.11). */
const pairs: readonly (readonly [Color, Color, number])[] = [
  ...(['--ink', '--quiet', '--accent'] as const).flatMap((one) =>
    (['--paper', '--code'] as const).map((on) => [one, on, 4.5] as const),
  ),
  ['--on-accent', '--accent', 4.5],
  ['--care', '--care-paper', 4.5],
  ['--ink', '--care-paper', 4.5],
  ['--edge', '--paper', 3],
];

export const fonts = { '--text': 'font-family', '--mono': '--mono' } as const;

const darkFrom = '@media (prefers-color-scheme: dark)';

/** The rules that a page ends its own with. Throws a TemplateError. */
export function ownStyle(source: Source): string {
  const [light, dark] = schemesOf(source);
  return (
    [
      [light, 0, 'light'],
      [dark, 1, 'dark'],
    ] as const
  )
    .map(([scheme, index, name]) => {
      confirmContrast(source, scheme, index);
      const set = [...scheme].map(([property, { value }]) => `${cssName(property)}:${value}`);
      return set.length === 0
        ? ''
        : `@media screen and (prefers-color-scheme:${name}){:root{${set.join(';')}}}`;
    })
    .join('');
}

const isFont = (name: string): name is keyof typeof fonts => Object.hasOwn(fonts, name);

const cssName = (property: string): string => (isFont(property) ? fonts[property] : property);

interface Setting {
  readonly value: string;
  readonly offset: number;
}

type Scheme = ReadonlyMap<string, Setting>;

const piece =
  /\s+|\/\*[\s\S]*?\*\/|(@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*\{)|(:root\s*\{)|(\})|(--[a-z-]+)\s*:\s*([^;{}]*);?|[\s\S]/g;

function schemesOf(source: Source): readonly [Scheme, Scheme] {
  const schemes = [new Map<string, Setting>(), new Map<string, Setting>()] as const;
  let inDark = false;
  let inRoot = false;
  const form = `write :root { --accent: #1c4f8f; }, and for dark ${darkFrom} { :root { … } }`;
  for (const { 0: whole, 1: dark, 2: root, 3: end, 4: name, 5: value = '', index } of source.text.matchAll(
    piece,
  )) {
    if (/^\s|^\/\*/.test(whole)) continue;
    if (dark !== undefined && !inDark && !inRoot) inDark = true;
    else if (root !== undefined && !inRoot) inRoot = true;
    else if (end !== undefined && inRoot) inRoot = false;
    else if (end !== undefined && inDark) inDark = false;
    else if (name !== undefined && inRoot)
      schemes[inDark ? 1 : 0].set(name, { value: checked(source, name, value.trim(), index), offset: index });
    else throw source.refused(index, 'style.css says colours and fonts, and nothing else', form);
  }
  if (inRoot || inDark) throw source.refused(source.text.length, 'a } is missing', form);
  return schemes;
}

function checked(source: Source, name: string, value: string, offset: number): string {
  if (isFont(name)) {
    const family = /(?:[A-Za-z][\w -]*|"[\w -]+")/.source;
    if (new RegExp(`^${family}(?:,\\s*${family})*$`).test(value)) return value;
    throw source.refused(offset, `${name} is no list of fonts`, 'write it so: "Noto Sans", sans-serif');
  }
  if (!Object.hasOwn(colors, name))
    throw source.refused(
      offset,
      `there is no colour ${quoted(name)}`,
      `there are: ${[...Object.keys(colors), ...Object.keys(fonts)].join(', ')}`,
    );
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) return value;
  throw source.refused(offset, `${name} is no colour that can be checked`, 'write it so: #1c4f8f');
}

function confirmContrast(source: Source, scheme: Scheme, index: 0 | 1): void {
  const colorOf = (name: Color): string => scheme.get(name)?.value ?? colors[name][index];
  for (const [one, other, least] of pairs) {
    const setting = scheme.get(one) ?? scheme.get(other);
    if (setting === undefined) continue;
    const contrast = contrastOf(colorOf(one), colorOf(other));
    if (contrast < least)
      throw source.refused(
        setting.offset,
        `${one} on ${other} cannot be read well: their contrast is ${contrast.toFixed(1)}`,
        `choose colours with ${least} or more, in ${index === 0 ? 'light' : 'dark'}`,
      );
  }
}

/** WCAG 2.2: relative luminance, and contrast ratio. */
function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const digits = color.slice(1);
  const all = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(all.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
