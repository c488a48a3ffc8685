/** Random templates on random documents: this engine and real kubectl give the same bytes and the same errors. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Value } from '../../src/go/value.js';
import type { Node } from '../../src/jsonpath/ast.js';
import { parseTemplate } from '../../src/jsonpath/parse.js';
import { writeJsonPath } from '../../src/query/jsonpath-output.js';
import { fuzzCount, fuzzTest } from '../support/fuzz.js';
import { fakeHost } from '../support/host.js';
import { Random } from '../support/random.js';
import { full } from '../support/size.js';
import { kubectlMinor, needs } from '../support/tools.js';
import {
  type Answer,
  askKubectl,
  configDocument,
  type Document,
  objectDocument,
  type Question,
} from './oracle.js';
import { randomMembers } from './random-document.js';
import { randomTemplate } from './random-template.js';

const count = fuzzCount({ quick: 50, full: 1200 });
const templatesPerDocument = full ? 60 : 25;
const processes = 3;

function answer(
  { document, template, format, allowMissingKeys }: Question,
  root: Value = document.root,
): Answer {
  const host = fakeHost();
  const exit = writeJsonPath({ template, format, allowMissingKeys, roots: () => [root] }, host);
  const { stdoutBytes, stderr } = host.written;
  return { exit, stdout: Buffer.from(stdoutBytes), stderr: Buffer.from(stderr) };
}

/** Exception 1: where kubectl panics (exit code 2) its output is a stack trace, and only the exit code is compared. */
function same(ours: Answer, kubectls: Answer): boolean {
  if (ours.exit !== kubectls.exit) return false;
  if (ours.exit === 2) return true;
  return (
    withReplacement(ours.stdout).equals(withReplacement(kubectls.stdout)) &&
    ours.stderr.equals(kubectls.stderr)
  );
}

/** A byte that is no character: escaped in the JSON of kubectl 1.33, as it is in that of 1.36 (a newer Go). */
const withReplacement = (stdout: Buffer): Buffer =>
  Buffer.from(stdout.toString('latin1').replaceAll('\\ufffd', '\u00ef\u00bf\u00bd'), 'latin1');

/**
 * Exception 2: under `.*` and `..` the members of a map come in Go's random order, which also decides which of
 * several errors is met first. Some order must then give kubectl's answer; orders are tried at random, and where too
 * many are possible, the same bytes in any order will do.
 */
function sameInSomeOrder(question: Question, kubectls: Answer, random: Random): boolean {
  const histogram = (bytes: Buffer): string => bytes.toString('latin1').split('').sort().join('');
  const wanted = histogram(kubectls.stdout);
  for (let attempt = 0; attempt < 400; attempt++) {
    const ours = answer(question, reordered(question.document.root, random));
    if (same(ours, kubectls)) return true;
    if (ours.exit === 0 && kubectls.exit === 0 && histogram(ours.stdout) === wanted) return true;
  }
  return false;
}

function reordered(value: Value, random: Random): Value {
  if (Array.isArray(value)) return value.map((member) => reordered(member, random));
  if (!(value instanceof Map)) return value;
  return new Map(random.shuffle([...value]).map(([key, member]) => [key, reordered(member, random)]));
}

function some(nodes: readonly Node[], wanted: (node: Node) => boolean): boolean {
  return nodes.some((node) => {
    if (wanted(node)) return true;
    if (node.kind === 'list') return some(node.nodes, wanted);
    if (node.kind === 'union') return some(node.lists, wanted);
    return node.kind === 'filter' && some([node.left, node.right], wanted);
  });
}

function holds(template: string, ...kinds: readonly Node['kind'][]): boolean {
  try {
    return some(parseTemplate(template).nodes, (node) => kinds.includes(node.kind));
  } catch {
    return false;
  }
}

const separator = '\n#\n';

/**
 * Templates that succeed are asked together in one process, joined by a separator, as far as one does not change what
 * the next prints (a range without its end does); where the whole differs, each is asked alone. Those that fail, and
 * those with a random order, are asked alone at once.
 */
async function differences(questions: readonly Question[], random: Random): Promise<string[]> {
  const alone: Question[] = [];
  const groups = new Map<string, Group>();
  for (const question of questions) {
    const { format, allowMissingKeys, template } = question;
    const key = `${format} ${allowMissingKeys}`;
    const joined = holds(template, 'wildcard', 'recursive') ? undefined : join(groups.get(key), question);
    if (joined === undefined) alone.push(question);
    else groups.set(key, joined);
  }
  for (const { whole, members } of groups.values()) {
    if (!same(answer(whole), await askKubectl(whole))) alone.push(...members);
  }
  const found: string[] = [];
  for (const question of alone) {
    const kubectls = await askKubectl(question);
    const ours = answer(question);
    if (same(ours, kubectls)) continue;
    if (holds(question.template, 'wildcard', 'recursive') && sameInSomeOrder(question, kubectls, random))
      continue;
    found.push(report(question, ours, kubectls));
  }
  return found;
}

interface Group {
  readonly whole: Question;
  readonly members: readonly Question[];
}

/** The group with one more member; undefined where that would print something else than the parts do. */
function join(group: Group | undefined, question: Question): Group | undefined {
  const part = answer(question);
  if (part.exit !== 0) return undefined;
  if (group === undefined) return { whole: question, members: [question] };
  const whole = { ...question, template: group.whole.template + separator + question.template };
  const between = answer({ ...question, template: separator });
  const expected = Buffer.concat([answer(group.whole).stdout, between.stdout, part.stdout]);
  return answer(whole).stdout.equals(expected) ? { whole, members: [...group.members, question] } : undefined;
}

function report(
  { document, template, format, allowMissingKeys }: Question,
  ours: Answer,
  kubectls: Answer,
): string {
  const show = ({ exit, stdout, stderr }: Answer): string =>
    `exit ${exit} ${JSON.stringify(stdout.toString('latin1'))} ${stderr.toString().slice(0, 300)}`;
  const flags = `-o ${format} ${allowMissingKeys ? '' : 'strict'}`;
  return `${JSON.stringify(template)} ${flags}\n  document ${document.text}\n  kubectl ${show(kubectls)}\n  ours    ${show(ours)}`;
}

function question(document: Document, random: Random): Question {
  return {
    document,
    template: randomTemplate(random) || '{}',
    format: random.chance(0.15) ? 'jsonpath-as-json' : 'jsonpath',
    allowMissingKeys: random.chance(0.75),
  };
}

fuzzTest('random templates print what kubectl prints', { skip: needs('kubectl') }, async (seed, context) => {
  const minor = kubectlMinor();
  if (minor < 31) {
    context.skip(
      `kubectl 1.${minor} prints nulls and one message in other words; 1.31 is the oldest that will do`,
    );
    return;
  }
  const rounds = Array.from({ length: Math.ceil(count / templatesPerDocument) }, (_, round) => round);
  const folder = await mkdtemp(`${tmpdir()}/kubesteps-`);
  context.after(() => rm(folder, { recursive: true }));
  const found: string[] = [];
  const work = async (): Promise<void> => {
    for (let round = rounds.pop(); round !== undefined; round = rounds.pop()) {
      const random = new Random(seed + round);
      const members = randomMembers(random);
      const document = round % 3 === 0 ? await configDocument(members, folder) : objectDocument(members);
      const questions = Array.from({ length: templatesPerDocument }, () => question(document, random));
      found.push(...(await differences(questions, random)));
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  assert.equal(
    found.length,
    0,
    `FUZZ_SEED=${seed}: ${found.length} differences\n${found.slice(0, 10).join('\n')}`,
  );
});
