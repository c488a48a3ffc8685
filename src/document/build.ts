/** From a plan to the runbook that all formats write. */
import type { Language } from '../language.js';
import { generatingCommand } from '../plan/generating-command.js';
import type { Header } from '../plan/header.js';
import { type Recipe, readBy } from '../plan/recipe.js';
import type { Target } from '../plan/target.js';
import type { Message, MessageId, Plan } from '../plan/types.js';
import { message } from '../plan/words.js';
import type { Shell } from '../render/dialect.js';
import { speaker } from '../render/messages.js';
import { renderBlocks } from '../render/render.js';
import { type Authority, clusterFacts } from './facts.js';
import { inlineSpeaker, type SpeakInline } from './inline.js';
import { headerIn } from './machine-data.js';
import type { Block, Inline, Runbook } from './runbook.js';
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
  /** As `machineData` writes it. */
  readonly header: string;
}

const shells: readonly Shell[] = ['bash', 'powershell'];

/** Pure: the same source gives the same runbook. Throws a QuoteError where a shell cannot hold a value. */
export function runbookOf(source: RunbookSource, language: Language): Runbook {
  const { plan, target, recipe, header } = source;
  const speak = inlineSpeaker(language);
  const say = speaker(language);
  const blocks = shells.map((shell) => ({ shell, ...renderBlocks(plan, shell) }));
  const of = (choose: (each: (typeof blocks)[number]) => string | undefined): readonly Block[] =>
    blocks.map((each) => ({ shell: each.shell, text: choose(each) ?? '' }));
  const steps = blocks[0]?.steps.map(({ step }) => step) ?? [];
  const usesToken = readBy(recipe, 'paste').has('serviceAccount');
  const account = usesToken ? `${target.namespace}/${source.serviceAccount}` : undefined;
  const review = reviews[recipe.name];
  const troubles = troublesOf(steps, { speak, target, account, review });
  return {
    language,
    title: speak(titles[recipe.name](target.clusterName)),
    purpose: [speak(plan.title)],
    warnings: plan.preface.filter(({ id }) => id === 'secret.warning').map((one) => withoutMark(speak(one))),
    needs: needsOf(source, speak),
    facts: clusterFacts(say, target, source.authority, account),
    steps: steps.map((step, index) =>
      runbookStep(
        step,
        of(({ steps: own }) => own[index]?.text),
        troubles[index] ?? [],
        target,
        speak,
      ),
    ),
    cleanUp: {
      id: 'clean-up',
      title: speak(message('paste.clean-up')),
      why: [speak(message('document.clean-up'))],
      warnings: [],
      blocks: of(({ cleanUp }) => cleanUp),
      options: [],
      troubles: [],
    },
    keeping: keepingOf(headerIn(header), speak),
    header,
    words: wordsOf(say),
  };
}

const reviews: Readonly<Partial<Record<Recipe['name'], 'who' | 'rights'>>> = {
  whoami: 'who',
  'can-i': 'rights',
};

type Title = (cluster: string) => Message;

const titles: Readonly<Record<Recipe['name'], Title>> = {
  token: (cluster) => message('document.title.token', { cluster }),
  'bound-token': (cluster) => message('document.title.bound-token', { cluster }),
  'secret-token': (cluster) => message('document.title.secret-token', { cluster }),
  'service-account': (cluster) => message('document.title.service-account', { cluster }),
  proxy: (cluster) => message('document.title.proxy', { cluster }),
  whoami: (cluster) => message('document.title.whoami', { cluster }),
  'can-i': (cluster) => message('document.title.can-i', { cluster }),
  // Not pasteable today: what ends with what it finds, credentials that need private files, and those that the kubelet renews.
  diagnose: (cluster) => message('document.title.token', { cluster }),
  self: (cluster) => message('document.title.token', { cluster }),
  'in-pod': (cluster) => message('document.title.token', { cluster }),
  kubeconfig: (cluster) => message('document.title.token', { cluster }),
};

/** What a script's preface says of the reader's machine. */
const ofTheMachine: readonly MessageId[] = [
  'script.needs-program',
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
      ? message('document.keeping.update-page')
      : message('document.keeping.update'),
  ].map(speak);
}
