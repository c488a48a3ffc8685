// Two kinds of files in dist/bundle: program.cjs, the whole program as one function, and the launchers that call it.
// `npm run build` runs this behind tsc. LICENSES.txt beside them names each package in the bundle, and holds its licence.
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'dist/bundle');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A package that loads where it is used, by `require` in an ES module, is bundled all the same. */
const lazyRequire = {
  name: 'lazy-require',
  setup({ onLoad }) {
    onLoad({ filter: /dist[/\\]src[/\\].*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('const require = createRequire(import.meta.url);', ''),
      loader: 'js',
    }));
  },
};

/**
 * What markdown-it takes from packages, in a few words. It makes a LinkifyIt each time, and asks it for nothing unless
 * `linkify` is on: nothing here turns it on. And the tables of uc.micro are classes that V8 knows by name.
 */
const inFewWords = {
  'linkify-it': 'export class LinkifyIt {}',
  'uc.micro': 'export const P = /\\p{P}/u; export const S = /\\p{S}/u;',
};
const shortened = {
  name: 'shortened',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:linkify-it|uc\.micro)$/ }, ({ path }) => ({ path, namespace: 'shortened' }));
    onLoad({ filter: /./, namespace: 'shortened' }, ({ path }) => ({ contents: inFewWords[path] }));
  },
};

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'ascii',
  minify: true,
  legalComments: 'none',
  // V8's Script has no way to import; require is as late.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
  absWorkingDir: root,
};

rmSync(folder, { recursive: true, force: true });
const program = join(folder, 'program.cjs');
const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: ['dist/src/program.js'],
  outfile: program,
  plugins: [lazyRequire, shortened],
  alias: {
    // The templates are compiled; nothing calls the compiler.
    handlebars: 'handlebars/runtime.js',
    // The same as modules, of which what nothing calls is left out.
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
  },
  define: { 'import.meta.url': 'bundleUrl' },
  // What launch.ts calls, and what stands for a module's own address in it.
  banner: {
    js: '(function(require,module,__filename){var bundleUrl=require("node:url").pathToFileURL(__filename).href;',
  },
  footer: { js: '})' },
});
// What esbuild leaves: 20 kB of the package. Without an assignment, a function that nothing calls would be left out whole.
const assigned = 'module.exports=';
let code = `${assigned}${readFileSync(program, 'utf8')}`;
// The second time it finds 2 kB more, and the third none.
for (let time = 0; time < 2; time++)
  ({ code } = await minify(code, {
    compress: { ecma: 2020 },
    mangle: true,
    module: false,
    format: { asciiOnly: true },
  }));
if (!code.startsWith(assigned)) throw new Error(`the program begins with ${code.slice(0, 40)}`);
// esbuild leaves regular expressions, and the sources of such in String.raw, as they are.
const text = code
  .slice(assigned.length)
  .replace(/;\s*$/, '')
  .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
writeFileSync(program, `(${text})`);
const hash = createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 16);

for (const name of ['kubesteps', 'kubectl-complete']) {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    ...common,
    entryPoints: [`dist/src/launch/${name}.js`],
    outfile,
    define: {
      'import.meta.url': 'bundleUrl',
      KUBESTEPS_VERSION: JSON.stringify(version),
      BUNDLE_HASH: JSON.stringify(hash),
    },
    banner: { js: 'var bundleUrl=require("node:url").pathToFileURL(__filename).href;' },
  });
  chmodSync(outfile, 0o755);
}

/** The texts of all files of a folder. */
const textsIn = (path) =>
  Object.assign({}, ...readdirSync(path).map((file) => parse(readFileSync(join(path, file), 'utf8'))));
// What src/packed-texts.ts reads, where another language than English is asked for.
const folderOfMessages = join(root, 'templates/messages');
for (const { name: language } of readdirSync(folderOfMessages, { withFileTypes: true }).filter((it) =>
  it.isDirectory(),
)) {
  const [phrases, codes] = ['phrases', 'codes'].map((part) =>
    textsIn(join(folderOfMessages, language, part)),
  );
  const messages = parse(readFileSync(join(folderOfMessages, `${language}.yaml`), 'utf8'));
  const packed = brotliCompressSync(JSON.stringify({ messages, phrases, codes }));
  writeFileSync(join(folder, `${language}.json.br`), packed);
}

/** The folders of the packages that are in the bundle. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
);
const licences = [...packages].sort().map((path) => {
  const { name, version: its, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, path)).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(root, path, file), 'utf8').trim()}`;
  return `${name} ${its} (${license})${text}\n`;
});
writeFileSync(join(folder, 'LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));
