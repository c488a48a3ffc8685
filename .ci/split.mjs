// The program as some functions, its parts: what each command runs, and what it loads from the others where it is needed.
// Each module is in one of them. A part takes from those before it what both use, so there is one of each: one class of
// each error, one memory of what was read.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from '@swc/core';
import { build } from 'esbuild';

/**
 * The texts of all, and what esbuild says of the whole. The first part is what `entry` needs; each of `begins` says of
 * what an `import()` or `require` names whether it begins the next one. What a part needs besides stays where it is.
 */
export async function split(options, entry, begins) {
  const root = options.absWorkingDir;
  const { metafile } = await build({
    ...options,
    entryPoints: [entry],
    metafile: true,
    write: false,
    minify: false,
  });
  const { inputs } = metafile;
  const importsOf = (path) =>
    inputs[path].imports.filter((one) => !one.external && inputs[one.path] !== undefined);
  /** The part that such an import begins, or a number of none. */
  const begun = ({ kind, path }) =>
    kind === 'import-statement' ? -1 : begins.findIndex((isFirst) => isFirst(path)) + 1;

  const partOf = new Map();
  const entries = [[entry]];
  for (let part = 0; part <= begins.length; part++) {
    const own = reached(entries[part], (path) => importsOf(path).filter((one) => begun(one) <= part));
    for (const path of own) if (!partOf.has(path)) partOf.set(path, part);
    const next = [...partOf.keys()].flatMap((path) =>
      importsOf(path).filter((one) => begun(one) === part + 1),
    );
    entries.push([...new Set(next.map(({ path }) => path))]);
    const early = entries[part + 1].find((path) => partOf.has(path));
    if (early !== undefined) throw new Error(`${early} is imported by what runs before`);
  }
  const shared = await namesShared(partOf, importsOf, options);

  /** What a part hands on: what others share of it, and what begins it. */
  const handedOn = (part) => [
    ...[...shared.keys()].filter((path) => partOf.get(path) === part).map((path) => `shared:${path}`),
    ...(part === 0 ? [] : entries[part]),
  ];
  const all = entries.map((_, part) => handedOn(part));
  const handsOn = plugin('shared', /^shared:/, ({ path }) => {
    const module = path.slice('shared:'.length);
    return `export { ${shared.get(module).join(', ')} } from ${JSON.stringify(`./${module}`)};`;
  });
  const texts = begins.concat(undefined).map((_, part) =>
    textOf(
      [
        ...(part === 0 ? [`export { main, program, thread } from ${JSON.stringify(`./${entry}`)};`] : []),
        `export const modules = [${all[part]
          .map((path) => `() => require(${JSON.stringify(path.includes(':') ? path : `./${path}`)})`)
          .join(', ')}];`,
      ],
      [
        handsOn,
        elsewhere(
          (path) => partOf.has(path) && partOf.get(path) !== part,
          (path) => {
            const of = partOf.get(path);
            if (of > part) return `module.exports = otherPart(${of})[${all[of].indexOf(path)}]();`;
            const names = shared.get(path);
            const own = names.map((name, at) => `${name}: its${at}`);
            const out = names.map((name, at) => `its${at} as ${name}`);
            return `const { ${own.join(', ')} } = otherPart(${of})[${all[of].indexOf(`shared:${path}`)}](); export { ${out.join(', ')} };`;
          },
          root,
        ),
      ],
      options,
    ),
  );
  return { metafile, parts: await Promise.all(texts) };
}

function reached(starts, next) {
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const one of next(path)) visit(one.path);
  };
  starts.forEach(visit);
  return seen;
}

/** Of each module that a later part names: the names that it takes. */
async function namesShared(partOf, importsOf, options) {
  const taken = new Map();
  const take = (path, name) => taken.set(path, (taken.get(path) ?? new Set()).add(name));
  for (const [path, part] of partOf) {
    const before = importsOf(path).filter((one) => partOf.get(one.path) < part);
    if (before.length === 0) continue;
    const ofBefore = new Map(before.map((one) => [one.original, one]));
    const named = new Set();
    for (const { type, source, specifiers } of parseSync(
      readFileSync(join(options.absWorkingDir, path), 'utf8'),
    ).body) {
      const target = ofBefore.get(source?.value);
      if (target === undefined) continue;
      if (type !== 'ImportDeclaration') throw new Error(`${path}: ${type} from another part`);
      for (const one of specifiers) take(target.path, nameOf(one));
      named.add(target);
    }
    // What `import()` and `require` give is a module with all its names.
    for (const one of ofBefore.values())
      if (!named.has(one) || one.kind !== 'import-statement') take(one.path, '*');
  }
  const whole = [...taken].filter(([, names]) => names.has('*')).map(([path]) => path);
  const all = await exportsOf(whole, options);
  return new Map(
    [...taken].map(([path, names]) => [path, [...(names.has('*') ? all.get(path) : names)].sort()]),
  );
}

function nameOf({ type, local, imported }) {
  if (type === 'ImportDefaultSpecifier') return 'default';
  return type === 'ImportNamespaceSpecifier' ? '*' : (imported ?? local).value;
}

async function exportsOf(paths, options) {
  if (paths.length === 0) return new Map();
  const { metafile } = await build({
    ...options,
    entryPoints: paths,
    outdir: 'nowhere',
    format: 'esm',
    splitting: true,
    metafile: true,
    write: false,
  });
  return new Map(
    Object.values(metafile.outputs)
      .filter(({ entryPoint }) => entryPoint !== undefined)
      .map(({ entryPoint, exports }) => [entryPoint, exports]),
  );
}

/** A plugin that answers for modules which are none of the disk's. */
const plugin = (name, filter, contents) => ({
  name,
  setup({ onResolve, onLoad, initialOptions }) {
    onResolve({ filter }, ({ path }) => ({ path, namespace: name }));
    onLoad({ filter: /./, namespace: name }, (it) => ({
      contents: contents(it),
      resolveDir: initialOptions.absWorkingDir,
    }));
  },
});

/** A plugin that takes modules from other parts. */
const elsewhere = (isElsewhere, contents, root) => ({
  name: 'elsewhere',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./ }, async ({ path, pluginData, ...how }) => {
      if (pluginData === 'asked' || how.kind === 'entry-point') return undefined;
      const found = relative(root, (await resolve(path, { ...how, pluginData: 'asked' })).path);
      return isElsewhere(found) ? { path: found, namespace: 'elsewhere' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'elsewhere' }, ({ path }) => ({ contents: contents(path) }));
  },
});

/** One function: what launch.ts calls, and what stands for a module's own address in it. */
async function textOf(lines, plugins, options) {
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: lines.join('\n'), resolveDir: options.absWorkingDir },
    plugins: [...plugins, ...options.plugins],
    outfile: 'nowhere.cjs',
    write: false,
    banner: {
      // Asked for by what is rare: a URL takes as long to make as a small kubeconfig to read.
      js: '(function(require,module,__dirname,otherPart){var bundle={get url(){return require("node:url").pathToFileURL(__dirname+"/").href}};',
    },
    footer: { js: '})' },
  });
  return outputFiles[0].text;
}
