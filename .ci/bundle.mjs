// In dist/bundle: program.br, the program as six functions, and the launchers that call them; thread.cjs is for threads of a launched one.
// `npm run build` runs this behind tsc. LICENSES.txt beside them names each package in the bundle, and holds its licence; sbom.cdx.json does for programs.
// And kubesteps.1 is the man page.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { common, ours, root } from './bundle-options.mjs';
import { manPage } from './man.mjs';
import { minifyTwice } from './minify-twice.mjs';
import { sbom } from './sbom.mjs';
import { split } from './split.mjs';

const folder = join(root, 'dist/bundle');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What short commands do without: they take as long as V8 takes to read what they begin with. Plans, and what is asked of them. */
const isPlan = (path) =>
  /^dist\/src\/(?:completion\/own-names|generate\/recipe-fit|own-recipes\/load|plan\/recipes)\.js$/.test(
    path,
  );
/** What both do without. */
const isLater = (path) =>
  /^dist\/src\/(?:command-line\/help|commands\/(?:lint|schema)|print\/inert-yaml|start)\.js$/.test(path) ||
  path.startsWith('node_modules/yaml/');
/** What scripts of bash are generated and verified with. */
const isRare = (path) => /^dist\/src\/(?:commands\/(?:generate|verify)|verify\/codes)\.js$/.test(path);
/** What is loaded besides for those of PowerShell. */
const isPowerShell = (path) => path === 'dist/src/verify/powershell/verify-powershell.js';
/** What both do without: documents, and what an option or a verb of its own asks for. */
const isRarest = (path) =>
  [
    /^node_modules\/jsonpath-plus\//,
    /^dist\/src\/(?:document|explore|fix|look)\//,
    /^dist\/src\/commands\/(?:adopt|explain|explore|recipes)\.js$/,
    /^dist\/src\/generate\/(?:document-text|proven-document|runbook)\.js$/,
    /^dist\/src\/verify\/(?:extract\/(?:html|markdown|verify-document)|formats\/json|rights\/output)\.js$/,
    /^dist\/src\/(?:drift\/(?:document|page)-drift|exec-check\/checked-reports|fleet\/(?:fleet|inside-thread)|threads)\.js$/,
  ].some((expression) => expression.test(path));

rmSync(folder, { recursive: true, force: true });
// Of another build: `npm run executable` makes them anew.
rmSync(join(root, 'dist/executable'), { recursive: true, force: true });
const { metafile, parts } = await split(ours, 'dist/src/program.js', [
  isPlan,
  isLater,
  isRare,
  isPowerShell,
  isRarest,
]);
const texts = await Promise.all(parts.map(async (text) => Buffer.from(await minifyTwice(text))));
const whole = Buffer.concat(texts);
mkdirSync(folder, { recursive: true });
// 100 kB less than npm's gzip makes of it. The last 45 kB take three seconds: they are for `npm pack` alone.
const quality = process.argv.includes('--pack') ? constants.BROTLI_MAX_QUALITY : 9;
const packedText = brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
writeFileSync(join(folder, 'program.br'), packedText);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
/** What launch.ts has to know of each: src/launch/unpacked.ts. */
const packed = texts.map((text, index) => {
  const start = texts.slice(0, index).reduce((sum, { length }) => sum + length, 0);
  return {
    name: `${['program', 'plan', 'later', 'rare', 'powershell', 'rarest'][index]}.cjs`,
    start,
    end: start + text.length,
    sha256: sha256(text),
  };
});

// For test/support/built.ts: where the parts lie.
writeFileSync(join(folder, 'parts.json'), JSON.stringify(packed));

for (const name of ['kubesteps', 'kubectl-complete', 'thread']) {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    ...common,
    entryPoints: [`dist/src/launch/${name}.js`],
    outfile,
    define: {
      'import.meta.dirname': '__dirname',
      KUBESTEPS_VERSION: JSON.stringify(version),
      BUNDLE_HASH: JSON.stringify(sha256(whole).slice(0, 16)),
      PARTS: JSON.stringify(packed),
    },
  });
  if (name !== 'thread') chmodSync(outfile, 0o755);
}

/** The texts of all files of a folder. */
const textsIn = (path) =>
  Object.assign({}, ...readdirSync(path).map((file) => parse(readFileSync(join(path, file), 'utf8'))));
/** The texts of a tree, in the order of another one with the same ids. */
const inOrderOf = (order, tree) =>
  typeof order === 'string'
    ? [tree]
    : Object.keys(order).flatMap((key) => inOrderOf(order[key], tree?.[key]));
// What src/packed-texts.ts reads, where another language than English is asked for.
const folderOfMessages = join(root, 'templates/messages');
for (const { name: language } of readdirSync(folderOfMessages, { withFileTypes: true }).filter((it) =>
  it.isDirectory(),
)) {
  const [phrases, codes] = ['phrases', 'codes'].map((part) =>
    textsIn(join(folderOfMessages, language, part)),
  );
  const [english, messages] = ['en', language].map((one) =>
    parse(readFileSync(join(folderOfMessages, `${one}.yaml`), 'utf8')),
  );
  // What is alike stands together: that is 3 kB less. The ids of messages are in the program anyway.
  const columns = (all) => [Object.keys(all), Object.values(all)];
  const texts = JSON.stringify({
    messages: inOrderOf(english, messages),
    phrases: columns(phrases),
    codes: columns(codes),
  });
  writeFileSync(join(folder, `${language}.json.br`), brotliCompressSync(texts));
}

/** The folders of the packages that are in the bundle. */
const packages = [
  ...new Set(
    Object.keys(metafile.inputs).flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
  ),
].sort();
writeFileSync(join(folder, 'sbom.cdx.json'), sbom(root, packages));
const licences = packages.map((path) => {
  const { name, version: its, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, path)).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(root, path, file), 'utf8').trim()}`;
  return `${name} ${its} (${license})${text}\n`;
});
writeFileSync(join(folder, 'LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));

writeFileSync(join(folder, 'kubesteps.1'), await manPage(join(root, 'dist'), version));
