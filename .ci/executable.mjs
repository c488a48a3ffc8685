// dist/executable/PLATFORM/kubesteps: the program as one file that needs no Node. For this machine; for `--platform NAME`, again and
// again; or with `--all` for each. `npm run executable` builds the program, then runs this.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { installBun } from './bun/install.mjs';
import { ours, root } from './bundle-options.mjs';
import { fileFor, own, platforms } from './platforms.mjs';

const { values } = parseArgs({
  options: { platform: { type: 'string', multiple: true }, all: { type: 'boolean' } },
});
const wanted = values.all ? Object.keys(platforms) : (values.platform ?? [own()]);
const unknown = wanted.find((name) => platforms[name] === undefined);
if (unknown !== undefined)
  throw new Error(`--platform ${unknown}: there are ${Object.keys(platforms).join(', ')}`);

/** What a run reads of the package: src/launch/embedded.ts has it in place of src/packaged.ts. */
const embedded = Object.fromEntries(
  [
    'package.json',
    'templates/sample/kubeconfig.yaml',
    ...['_kubesteps', 'kubesteps.bash', 'kubesteps.fish', 'kubesteps.ps1'].map(
      (name) => `templates/completion/${name}`,
    ),
    'dist/bundle/ja.json.br',
  ].map((path) => [path, readFileSync(join(root, path)).toString('base64')]),
);
const within = {
  name: 'within',
  setup({ onResolve }) {
    onResolve({ filter: /(?:^|\/)packaged\.js$/ }, () => ({
      path: join(root, 'dist/src/launch/embedded.js'),
    }));
  },
};
const { outputFiles } = await build({
  ...ours,
  entryPoints: ['dist/src/launch/executable.js'],
  plugins: [within, ...ours.plugins],
  define: { ...ours.define, EMBEDDED: JSON.stringify(embedded) },
  // yargs asks where it lies.
  banner: { js: 'var bundle={url:require("node:url").pathToFileURL(process.execPath).href};' },
  write: false,
  outfile: 'nowhere.cjs',
});

// What is compiled bears the name of its file.
const scratch = mkdtempSync(join(tmpdir(), 'kubesteps-executable-'));
try {
  const program = join(scratch, 'kubesteps.cjs');
  writeFileSync(program, outputFiles[0].text);
  const compiler = installBun(platforms[own()], join(root, 'dist/bun'));
  for (const name of wanted) {
    const folder = join(root, 'dist/executable', name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const outfile = join(folder, fileFor(name));
    execFileSync(
      compiler,
      [
        ...['build', '--compile', '--bytecode', '--format=cjs', `--target=${platforms[name].bun}`],
        `--compile-executable-path=${installBun(platforms[name], join(root, 'dist/bun'))}`,
        // A folder that somebody works in has no say in what runs: bunfig.toml could name code to load first.
        ...['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
        ...[program, '--outfile', outfile],
      ],
      { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    console.log(outfile);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
