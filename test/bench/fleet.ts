/** One process that writes a script for each of many contexts, then one more where all is there, then one that verifies all. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../support/paths.js';
import { kubeconfigOf } from './inputs.js';
import { type Command, longRun, median, type Took, timed } from './measure.js';
import type { Measured } from './table.js';

/** The rows, and in words what they are in milliseconds. */
export function fleet(folder: string, contexts: number): { rows: readonly Measured[]; words: string } {
  const kubeconfig = join(folder, 'fleet.yaml');
  writeFileSync(kubeconfig, kubeconfigOf(contexts));
  const docs = join(folder, 'docs');
  const kubesteps = (...args: readonly string[]): Command => ({
    words: [process.execPath, cli, ...args],
    kubeconfig,
  });
  const generate = kubesteps('generate', '--all-contexts', '--output-dir', docs);
  const made = timed(generate);
  const before = filesIn(docs);
  const again = timed(generate);
  const written = filesIn(docs).filter((file) => !before.includes(file)).length;
  const scripts = readdirSync(docs).filter((name) => name.endsWith('.sh'));
  if (scripts.length !== contexts) throw new Error(`${scripts.length} of ${contexts} scripts were written`);
  const verified = timed(kubesteps('verify', ...scripts.map((name) => join(docs, name))));
  const nodeItself = { words: [process.execPath, '-e', '0'], kubeconfig };
  const bases = Array.from({ length: 9 }, () => timed(nodeItself));
  const base = { wall: median(bases.map((it) => it.wall)), cpu: median(bases.map((it) => it.cpu)) };
  const row = (what: string, { wall, cpu }: Took): Measured => ({
    what: `${what} in one process, each`,
    beside: 'node -e 0',
    atMost: undefined,
    wall: wall / contexts / base.wall,
    ratio: cpu / contexts / base.cpu,
  });
  const each = ({ wall, cpu }: Took): string =>
    `${(wall / contexts).toFixed(1)} ms (CPU ${(cpu / contexts).toFixed(1)})`;
  const many = contexts.toLocaleString('en');
  const documents = (['markdown', 'html'] as const).map((format) => ({
    format,
    ...fleetOf(folder, contexts, format),
  }));
  return {
    rows: [
      row(`\`generate\` of ${many} scripts, proof included,`, made),
      row(`\`verify\` of ${many} scripts`, verified),
      ...documents.map(({ format, made }) =>
        row(`\`generate --format ${format}\` of ${many} documents`, made),
      ),
    ],
    words: [
      `${many} contexts in one process, a script: made and proved in ${each(made)}, of at most 15;`,
      `held against what is there in ${each(again)}, ${written} files written again; verified in ${each(verified)}.`,
      ...documents.map(
        ({ format, made, again, rewritten, memory }) =>
          `${many} documents as ${format}, with an index: each made and proved in ${each(made)}, held against what is there in ${each(again)}, ${rewritten} files written again; the most memory ${memory.join(' MB, of a tenth as many ')} MB.`,
      ),
      `\`node -e 0\` took ${base.wall.toFixed(0)} ms (CPU ${base.cpu.toFixed(0)}).\n`,
    ].join('\n'),
  };
}

/** So many documents, and what they take; then the same again, where all is there; and the memory, of a tenth as many, too. */
function fleetOf(folder: string, contexts: number, format: 'markdown' | 'html') {
  const docs = join(folder, format);
  const generate = (many: number, to: string): Command => {
    const kubeconfig = join(folder, `fleet-${many}.yaml`);
    writeFileSync(kubeconfig, kubeconfigOf(many));
    const args = ['generate', '--all-contexts', '--format', format, '--output-dir', to];
    return { words: [process.execPath, cli, ...args], kubeconfig };
  };
  const made = longRun(generate(contexts, docs));
  const before = filesIn(docs);
  if (before.length <= contexts) throw new Error(`${before.length} files for ${contexts} contexts`);
  const again = longRun(generate(contexts, docs));
  const rewritten = filesIn(docs).filter((file) => !before.includes(file)).length;
  const fewer = longRun(generate(Math.ceil(contexts / 10), `${docs}-of-fewer`));
  const memory = [made, fewer].map((each) => Math.round(each.memory / 1024));
  return { made, again, rewritten, memory };
}

/** What another write would change, even of the same bytes. */
const filesIn = (path: string): readonly string[] =>
  readdirSync(path).map((name) => {
    const { ino, mtimeNs } = statSync(join(path, name), { bigint: true });
    return `${name} ${ino} ${mtimeNs}`;
  });
