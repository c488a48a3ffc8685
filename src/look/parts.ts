/** The parts of a document that a team writes in its own way: a file for each, with the values that it is given. */

/** What a name in a template stands for. A block is written whole, in a line of its own; a needed one exactly once. */
export type Value =
  | { readonly is: 'text' | 'url' | 'flag' | 'texts' | 'block' | 'needed'; readonly words: string }
  | { readonly is: 'list'; readonly words: string; readonly of: Values };

export type Values = Readonly<Record<string, Value>>;

export interface Part {
  readonly format: 'markdown' | 'html';
  readonly words: string;
  readonly values: Values;
}

const text = <Words extends string>(words: Words) => ({ is: 'text', words }) as const;
const flag = <Words extends string>(words: Words) => ({ is: 'flag', words }) as const;
const block = <Words extends string>(words: Words) => ({ is: 'block', words }) as const;
const needed = <Words extends string>(words: Words) => ({ is: 'needed', words }) as const;
const list = <Of extends Values>(words: string, of: Of) => ({ is: 'list', words, of }) as const;

const common = {
  title: text('the title of the document'),
  contexts: list('each context that the document is for, mostly one', {
    context: text('its name'),
    server: text('the address of its API server'),
    contextInUrl: { is: 'url', words: 'its name, as it stands in an address' },
    serverInUrl: { is: 'url', words: 'that address, as it stands in another one' },
  }),
  several: flag('there is more than one context'),
} as const;

// A page is in both languages at once: its templates say lang="ja".
const ofMarkdown = {
  ...common,
  english: flag('the document is in English'),
  japanese: flag('the document is in Japanese'),
} as const;

const ofPage = {
  header: block('what the part header writes'),
  choice: needed('of several contexts: the choice, and why to stay with it'),
  purpose: block('what the steps are for'),
  warnings: needed('what is dangerous about them'),
  facts: block('the section about the cluster'),
  needs: block('the section about what they need'),
  steps: needed('every step, with its commands, and the clean-up'),
  keeping: block('the section about how the document is checked and renewed'),
  footer: block('what the part footer writes'),
} as const;

const ofStep = {
  number: text('its number; empty for the clean-up'),
  name: text('its title'),
  cleanUp: flag('it is the clean-up'),
  heading: needed('its heading'),
  why: block('what it is for'),
  warnings: needed('what is dangerous about it'),
  commands: needed('its commands, for each shell'),
  prints: block('what they print'),
  options: block('what each option of curl means'),
  troubles: block('what to look at where it fails'),
} as const;

export const parts = {
  'page.md.hbs': {
    format: 'markdown',
    words: 'what stands between the title and the notes, in which order',
    values: { ...ofMarkdown, ...ofPage },
  },
  'step.md.hbs': { format: 'markdown', words: 'a step', values: { ...ofMarkdown, ...ofStep } },
  'header.md.hbs': {
    format: 'markdown',
    words: 'below the title: empty, before you write it',
    values: ofMarkdown,
  },
  'footer.md.hbs': {
    format: 'markdown',
    words: 'before the notes: empty, before you write it',
    values: ofMarkdown,
  },
  'facts.md.hbs': {
    format: 'markdown',
    words: 'what is known of the cluster',
    values: {
      ...ofMarkdown,
      facts: list('each fact', { name: text('what it is'), value: text('what is known') }),
    },
  },
  'needs.md.hbs': {
    format: 'markdown',
    words: 'what the steps need',
    values: { ...ofMarkdown, needs: { is: 'texts', words: 'each thing, in a sentence' } },
  },
  'troubles.md.hbs': {
    format: 'markdown',
    words: 'what to look at where a step fails',
    values: {
      ...ofMarkdown,
      troubles: list('each trouble', {
        sign: text('what is seen'),
        said: text('what it comes from, and what to do'),
      }),
    },
  },
  'page.html.hbs': {
    format: 'html',
    words: 'what stands between the title and the end, in which order',
    values: { ...common, ...ofPage, contents: block('links to the sections that are there') },
  },
  'step.html.hbs': { format: 'html', words: 'a step', values: { ...common, ...ofStep } },
  'header.html.hbs': { format: 'html', words: 'below the title: empty, before you write it', values: common },
  'footer.html.hbs': { format: 'html', words: 'at the end: empty, before you write it', values: common },
} as const satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof parts;

export const partNames = Object.keys(parts) as readonly PartName[];

export const styleName = 'style.css';

type Given<Its extends Value, Text extends string> = Its extends { readonly of: infer Of extends Values }
  ? readonly GivenAll<Of, Text>[]
  : Its extends { readonly is: 'flag' }
    ? boolean
    : Its extends { readonly is: 'texts' }
      ? readonly Text[]
      : Text;

type GivenAll<All extends Values, Text extends string> = {
  readonly [Name in keyof All]: Given<All[Name], Text>;
};

/** What a template of a part receives. `Text`: the format's own type, of which everything is escaped already. */
export type View<Name extends PartName, Text extends string> = GivenAll<(typeof parts)[Name]['values'], Text>;
