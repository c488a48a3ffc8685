// The program as two functions: what runs at once, and what that loads from the other where it is rarely needed. Each
// module is in one of them. The second takes from the first what both use, so there is one of each: one class of each
// error, one memory of what was read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { build } from 'esbuild';

/**
 * The texts of both, and what esbuild says of the whole. `isRare` says of what an `import()` or `require` names whether it
 * begins the second part; what the first needs besides stays in the first.
 */
export async function splitInTwo(options, entry, isRare) {
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
  const isCut = ({ kind, path }) => kind !== 'import-statement' && isRare(path);
  const first = reached([entry], (path) => importsOf(path).filter((one) => !isCut(one)));
  const entries = new Set(
    [...first].flatMap((path) =>
      importsOf(path)
        .filter(isCut)
        .map((one) => one.path),
    ),
  );
  const inFirst = [...entries].find((path) => first.has(path));
  if (inFirst !== undefined) throw new Error(`${inFirst} is imported by what runs at once`);
  const second = [...reached([...entries], importsOf)].filter((path) => !first.has(path));

  const shared = await namesShared(second, importsOf, first, options);
  const paths = [...shared.keys()];
  const numbers = (all) => new Map(all.map((path, index) => [join(root, path), index]));
  const require = (path) => `() => require(${JSON.stringify(path)})`;

  const firstText = await textOf(
    [
      `export { main, program } from ${JSON.stringify(`./${entry}`)};`,
      `export const shared = [${paths.map((path) => require(`shared:${path}`)).join(', ')}];`,
    ],
    [
      plugin('shared', /^shared:/, ({ path }) => {
        const module = path.slice('shared:'.length);
        return `export { ${shared.get(module).join(', ')} } from ${JSON.stringify(`./${module}`)};`;
      }),
      elsewhere(numbers([...entries]), (index) => `module.exports = otherPart()[${index}]();`),
    ],
    options,
  );
  const secondText = await textOf(
    [`export const rare = [${[...entries].map((path) => require(`./${path}`)).join(', ')}];`],
    [
      elsewhere(numbers(paths), (index) => {
        const names = shared.get(paths[index]);
        const own = names.map((name, at) => `${name}: its${at}`);
        const out = names.map((name, at) => `its${at} as ${name}`);
        return `const { ${own.join(', ')} } = otherPart[${index}](); export { ${out.join(', ')} };`;
      }),
    ],
    options,
  );
  return { metafile, parts: [firstText, secondText] };
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

/** Of each module of the first part that the second names: the names that it takes. */
async function namesShared(second, importsOf, first, options) {
  const taken = new Map();
  const take = (path, name) => taken.set(path, (taken.get(path) ?? new Set()).add(name));
  for (const path of second) {
    const ofFirst = new Map(
      importsOf(path)
        .filter((one) => first.has(one.path))
        .map((one) => [one.original, one]),
    );
    if (ofFirst.size === 0) continue;
    const named = new Set();
    for (const { type, source, specifiers } of parseSync(
      readFileSync(join(options.absWorkingDir, path), 'utf8'),
    ).body) {
      const target = ofFirst.get(source?.value);
      if (target === undefined) continue;
      if (type !== 'ImportDeclaration') throw new Error(`${path}: ${type} from the other part`);
      for (const one of specifiers) take(target.path, nameOf(one));
      named.add(target);
    }
    // What `import()` and `require` give is a module with all its names.
    for (const one of ofFirst.values())
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

/** A plugin that takes modules from the other part, each by its number. */
const elsewhere = (numbers, contents) => ({
  name: 'elsewhere',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./ }, async ({ path, pluginData, ...how }) => {
      if (pluginData === 'asked' || how.kind === 'entry-point') return undefined;
      const found = await resolve(path, { ...how, pluginData: 'asked' });
      return numbers.has(found.path) ? { path: found.path, namespace: 'elsewhere' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'elsewhere' }, ({ path }) => ({
      contents: contents(numbers.get(path)),
    }));
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
