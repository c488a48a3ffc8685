/** Which file of src imports what. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { root } from './paths.js';

const source = join(root, 'src');

/** One import of a file of src. */
export interface Import {
  readonly from: string;
  /** A file below src, or a package's name. */
  readonly to: string;
  readonly lazy: boolean;
}

/** Every import of values (types vanish in the build). */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found: Import[] = [];
  const pattern = /^(?:import|export) (?!type)[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
  for (const [, named, bare, lazy] of text.matchAll(pattern)) {
    const target = named ?? bare ?? lazy ?? '';
    const to = target.startsWith('.')
      ? relative(source, join(source, dirname(file), target))
          .split(sep)
          .join('/')
          .replace(/\.js$/, '.ts')
      : target;
    found.push({ from: file, to, lazy: lazy !== undefined });
  }
  return found;
}

/** The files of src. */
export const files: readonly string[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts'));

export const imports: readonly Import[] = files.flatMap(importsOf);

/**
 * The circles among files of a folder of src (empty: of all): each is a list of files, in order, in which every file imports, by way of
 * others, all of them (a strongly connected component, found as in Tarjan's algorithm). The largest comes first. What
 * is loaded later, by `import()`, makes no circle.
 */
export function circlesIn(folder: string): readonly (readonly string[])[] {
  const inside = files.filter((file) => folder === '' || file.startsWith(`${folder}/`));
  const targets = new Map(inside.map((file) => [file, new Set<string>()]));
  for (const { from, to, lazy } of imports) if (!lazy && targets.has(to)) targets.get(from)?.add(to);
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  /** The earliest file, by its place in `order`, that is still open and can be reached from this one. */
  const visit = (file: string): number => {
    const place = order.size;
    order.set(file, place);
    open.push(file);
    let lowest = place;
    for (const target of targets.get(file) ?? []) {
      const seen = order.get(target);
      if (seen === undefined) lowest = Math.min(lowest, visit(target));
      else if (open.includes(target)) lowest = Math.min(lowest, seen);
    }
    if (lowest === place) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) found.push(circle.sort());
    }
    return lowest;
  };
  for (const file of inside) if (!order.has(file)) visit(file);
  return found.sort((one, other) => other.length - one.length);
}
