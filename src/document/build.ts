/** From a plan to the runbook that all formats write. */
import type { Language } from '../language.js';
import { generatingCommand } from '../plan/generating-command.js';
import type { Header } from '../plan/header.js';
import type { Message, MessageId } from '../plan/message.js';
import { type Recipe, type RecipeName, readBy } from '../plan/recipe.js';
import type { Target } from '../plan/target.js';
import type { Plan } from '../plan/types.js';
import { message } from '../plan/words.js';
import type { Shell } from '../render/dialect.js';
import { speaker } from '../render/messages.js';
import { renderBlocks } from '../render/render.js';
import { type Authority, clusterFacts } from './facts.js';
import { type Changeable, type Fields, fieldsOf } from './fields.js';
import { inlineSpeaker, type SpeakInline } from './inline.js';
import { headerIn } from './machine-data.js';
import type { Block, Inline, Runbook, Runbooks } from './runbook.js';
import { runbookStep, withoutMark } from './step.js';
import { troublesOf } from './trouble/trouble.js';
import { wordsOf } from './words.js';

/** What a runbook is made of. */
export interface RunbookSource {
  readonly recipe: Recipe;
  /** In style `paste`. */
  readonly plan: Plan;
  readonly target: Target;
  /** Undefined where the kubeconfig gives none that can be read here. */
  readonly authority: Authority | undefined;
  readonly serviceAccount: string;
  /** On a page for one context; undefined where nothing can be changed. */
  readonly changeable?: Changeable;
  /** As `machineData` writes it. */
  readonly header: string;
  /** Where the document is for several contexts: which of them it is, from 1 on, and of how many. */
  readonly choice?: { readonly number: number; readonly of: number };
}

const shells: readonly Shell[] = ['bash', 'powershell'];

type Blocks = readonly (ReturnType<typeof renderBlocks> & { readonly shell: Shell })[];

const fieldsBefore = new WeakMap<Plan, Fields>();

/** They are the same in all languages of a document. */
function changed({ plan, changeable }: RunbookSource): Fields | undefined {
  if (changeable === undefined) return undefined;
  const known = fieldsBefore.get(plan) ?? fieldsOf(plan, changeable);
  if (known !== undefined) fieldsBefore.set(plan, known);
  return known;
}

const blocksBefore = new WeakMap<Plan, Blocks>();

/** Blocks are the same in all languages of a document. */
function blocksOf(plan: Plan): Blocks {
  const known = blocksBefore.get(plan);
  if (known !== undefined) return known;
  const blocks = shells.map((shell) => ({ shell, ...renderBlocks(plan, shell) }));
  blocksBefore.set(plan, blocks);
  return blocks;
}

/** A runbook for each context of a document. Throws as `runbookOf` does. */
export function runbooksOf(
  [first, ...others]: readonly [RunbookSource, ...RunbookSource[]],
  language: Language,
): Runbooks {
  const made: Runbooks = [runbookOf(first, language), ...others.map((source) => runbookOf(source, language))];
  const ids = new Set(made.map(({ steps }) => steps.map(({ id }) => id).join()));
  if (ids.size > 1) throw new Error('the contexts of a document have other steps');
  return made;
}

/** Pure: the same source gives the same runbook. Throws a QuoteError where a shell cannot hold a value. */
export function runbookOf(source: RunbookSource, language: Language): Runbook {
  const { plan, target, recipe, header, choice } = source;
  const speak = inlineSpeaker(language);
  const say = speaker(language);
  const blocks = blocksOf(plan);
  const fields = changed(source);
  const of = (
    index: number,
    choose: (each: (typeof blocks)[number]) => string | undefined,
  ): readonly Block[] =>
    blocks.map((each) => {
      const pieces = fields?.pieces[each.shell].at(index);
      return { shell: each.shell, text: choose(each) ?? '', ...(pieces === undefined ? {} : { pieces }) };
    });
  const steps = blocks[0]?.steps.map(({ step }) => step) ?? [];
  const usesToken =
    readBy(recipe, 'paste').has('serviceAccount') || recipe.own?.options.serviceAccount !== undefined;
  const account = usesToken ? `${target.namespace}/${source.serviceAccount}` : undefined;
  const review = recipe.own === undefined ? reviews[recipe.name] : undefined;
  const troubles = troublesOf(steps, { speak, target, account, review });
  return {
    language,
    context: target.contextName,
    server: target.cluster.server,
    ...(choice === undefined ? {} : { choice: choice.number }),
    title: running(
      speak(recipe.own === undefined ? message(titles[recipe.name]) : recipe.own.summary),
      speak(
        choice === undefined
          ? message('document.in-cluster', { cluster: target.clusterName })
          : message('document.in-clusters', { number: `${choice.of}` }),
      ),
    ),
    purpose: [speak(plan.title)],
    warnings: plan.preface.filter(({ id }) => id === 'secret.warning').map((one) => withoutMark(speak(one))),
    needs: needsOf(source, speak),
    facts: clusterFacts(say, target, source.authority, account),
    steps: withOwnIds(
      steps.map((step, index) =>
        runbookStep(
          step,
          of(index, ({ steps: own }) => own[index]?.text),
          troubles[index] ?? [],
          target,
          speak,
        ),
      ),
    ),
    cleanUp: {
      id: 'clean-up',
      title: speak(message('paste.clean-up')),
      why: [speak(message('document.clean-up'))],
      warnings: [],
      blocks: of(-1, ({ cleanUp }) => cleanUp),
      options: [],
      troubles: [],
    },
    fields: (fields?.names ?? []).map((name, index) => ({ name, value: fields?.values[index] ?? '' })),
    keeping: keepingOf(headerIn(header), speak),
    header,
    words: wordsOf(say, speak),
  };
}

/** A recipe of one's own may take a step twice. */
function withOwnIds(steps: Runbook['steps']): Runbook['steps'] {
  return steps.map((step, index) => {
    if (step.id === 'own-text') return { ...step, id: `step-${index + 1}` };
    const before = steps.slice(0, index).filter(({ id }) => id === step.id).length;
    return before === 0 ? step : { ...step, id: `${step.id}-${before + 1}` };
  });
}

const reviews: Readonly<Partial<Record<RecipeName, 'who' | 'rights'>>> = {
  whoami: 'who',
  'can-i': 'rights',
};

/** Two texts as one, as if they had been written so. */
function running(first: Inline, second: Inline): Inline {
  const [last, next] = [first.at(-1), second[0]];
  if (typeof last !== 'string' || typeof next !== 'string') return [...first, ...second];
  return [...first.slice(0, -1), last + next, ...second.slice(1)];
}

const titles = {
  token: 'document.title.token',
  'bound-token': 'document.title.bound-token',
  'secret-token': 'document.title.secret-token',
  'service-account': 'document.title.service-account',
  proxy: 'document.title.proxy',
  whoami: 'document.title.whoami',
  'can-i': 'document.title.can-i',
  // Not pasteable today: what ends with what it finds, credentials that need private files, and those that the kubelet renews.
  diagnose: 'document.title.token',
  self: 'document.title.token',
  'in-pod': 'document.title.token',
  kubeconfig: 'document.title.token',
} as const satisfies Readonly<Record<RecipeName, MessageId>>;

/** What a script's preface says of the reader's machine. */
const ofTheMachine: readonly Message['id'][] = [
  'script.needs-program',
  'plugin.needs',
  'script.plugin-policy',
  'script.needs-files',
  'script.needs-path',
];

function needsOf({ plan, target }: RunbookSource, speak: SpeakInline): readonly Inline[] {
  const { contextName, cluster, proxy } = target;
  const { server } = cluster;
  return [
    plan.needs,
    message('document.needs.shell'),
    message('document.needs.kubeconfig', { context: contextName }),
    proxy === undefined
      ? message('document.needs.network', { server })
      : message('document.needs.network-proxy', { server, proxy: proxy.place }),
    ...plan.preface.filter(({ id }) => ofTheMachine.includes(id)),
  ].map(speak);
}

function keepingOf(header: Header | undefined, speak: SpeakInline): readonly Inline[] {
  const options = { ...header?.options, ...(header?.lang === 'en' ? {} : { lang: header?.lang ?? '' }) };
  const { command, elsewhere } =
    header === undefined ? {} : generatingCommand(header.recipe, options, header);
  return [
    ...(command === undefined
      ? []
      : [
          elsewhere === undefined
            ? message('document.keeping.made-by', { command })
            : message('document.keeping.made-by-where', { command, files: elsewhere }),
        ]),
    message('document.keeping.verify'),
    // People write into Markdown, and not into a page.
    header?.options.format === 'html'
      ? message('document.keeping.update-page', { command: renewing(header?.options) })
      : message('document.keeping.update', { command: renewing(header?.options) }),
  ].map(speak);
}

/** With what it cannot be renewed without; where that is not plain, its reader knows. */
function renewing({ recipes, templates }: Header['options'] = {}): string {
  const own = Object.entries({ recipes, templates }).flatMap(([name, place]) =>
    place === undefined ? [] : [`--${name} ${/^[\w./~-]+$/.test(`${place}`) ? place : 'FOLDER'}`],
  );
  return ['kubesteps verify --update', ...own, 'FILE'].join(' ');
}
