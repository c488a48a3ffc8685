// How esbuild makes one text of the program: for the npm package (bundle.mjs) and for single executables (executable.mjs).
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

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

export const common = {
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

/** The same for the program itself. */
export const ours = {
  ...common,
  plugins: [lazyRequire, shortened],
  alias: {
    // The templates are compiled; nothing calls the compiler.
    handlebars: 'handlebars/runtime.js',
    // The same as modules, of which what nothing calls is left out.
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
  },
  define: { 'import.meta.url': 'bundle.url', 'import.meta.dirname': '__dirname' },
};
