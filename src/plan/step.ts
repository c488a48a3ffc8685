/**
 * A step as recipes list it: its words, its actions, and the options that it reads. It receives these and no others, so
 * that an option which a recipe does not read is known before anything is written.
 */
import type { StepOption, StepOptions } from './options.js';
import type { Target } from './target.js';
import type { Step, Style } from './types.js';
import type { CapturedName, CheckedSegment, VariableName } from './word.js';
import { checkedValue } from './words.js';

/** A target without what a step must declare to see. */
export type StepTarget = Omit<Target, 'namespace'>;

/** The values that earlier actions of the plan captured and checked. */
export interface Captured {
  (name: CapturedName): CheckedSegment;
  has(name: CapturedName): boolean;
}

/** What a step reads, in all styles, or in the article's and in the others. */
export type Reads = readonly StepOption[] | Readonly<Record<Exclude<Style, 'paste'>, readonly StepOption[]>>;

type ReadIn<Each extends Reads, Form extends Style> = Each extends readonly StepOption[]
  ? Each[number]
  : Each extends Readonly<Record<Exclude<Style, 'paste'>, readonly StepOption[]>>
    ? Each[Form extends 'article' ? 'article' : 'safe'][number]
    : never;

/** What a step is given; in a branch on `style`, only the options that it reads in that style. */
export type Given<Each extends Reads> = {
  readonly [Form in Style]: {
    readonly style: Form;
    readonly target: StepTarget;
    readonly options: Pick<StepOptions, ReadIn<Each, Form>>;
    readonly captured: Captured;
  };
}[Style];

/** What else is said: an option that is read only beside another. */
export interface SaidBeside {
  /** A resource, or a command about one: what a path is made of. */
  readonly resource: string | undefined;
}

export interface PlannedStep {
  /** Without `beside`: whatever else is said. */
  reads(style: Style, beside?: SaidBeside): readonly StepOption[];
  /** Undefined in a style that leaves the step out. */
  make(target: Target, options: StepOptions, style: Style, captured: Captured): Step | undefined;
}

/** Declares a step: what it reads, what of that only beside another option, and how it is made of it. */
export function step<const Each extends Reads>(
  reads: Each,
  make: (given: Given<Each>) => Step,
  onlyBeside: Readonly<Partial<Record<Style, Readonly<Partial<Record<StepOption, keyof SaidBeside>>>>>> = {},
): PlannedStep {
  const readIn = (style: Style): readonly StepOption[] => {
    const all: Reads = reads;
    return 'safe' in all ? all[style === 'article' ? 'article' : 'safe'] : all;
  };
  return {
    reads: (style, beside) =>
      readIn(style).filter((name) => {
        const other = onlyBeside[style]?.[name];
        return beside === undefined || other === undefined || beside[other] !== undefined;
      }),
    make(target, options, style, captured) {
      const { namespace: _, ...rest } = target;
      const read = Object.fromEntries(readIn(style).map((name) => [name, options[name]]));
      return make({ style, target: rest, options: read, captured } as unknown as Given<Each>);
    },
  };
}

/** A step that the article leaves out. */
export function notInArticle(planned: PlannedStep): PlannedStep {
  return {
    reads: (style, beside) => (style === 'article' ? [] : planned.reads(style, beside)),
    make: (target, options, style, captured) =>
      style === 'article' ? undefined : planned.make(target, options, style, captured),
  };
}

/** The steps of a plan in their order; each finds what those before it have captured. */
export function makeSteps(
  planned: readonly PlannedStep[],
  target: Target,
  options: StepOptions,
  style: Style,
): readonly Step[] {
  const found = new Map<CapturedName, CheckedSegment>();
  const find = (name: CapturedName): CheckedSegment => {
    const segment = found.get(name);
    if (segment === undefined) throw new Error(`no step before this one captures ${name}`);
    return segment;
  };
  const captured: Captured = Object.assign(find, { has: (name: CapturedName) => found.has(name) });
  const steps = planned.flatMap((each) => {
    const made = each.make(target, options, style, captured);
    for (const action of made?.actions ?? []) {
      if ('alphabet' in action) found.set(action.into, checkedValue(action));
    }
    return made === undefined ? [] : [made];
  });
  return withoutUnread(steps);
}

/**
 * What nothing reads is not put into a variable: a context where cluster and user are both named, a server that is called by the
 * name in its certificate.
 */
function withoutUnread(steps: readonly Step[]): readonly Step[] {
  const text = JSON.stringify(steps);
  const isRead = (name: VariableName): boolean => text.includes(`"variable":"${name}"`);
  return steps.map((each) => ({
    ...each,
    actions: each.actions.filter(
      (action) =>
        (action.kind !== 'assign' || action.into !== 'CONTEXT' || isRead('CONTEXT')) &&
        (action.kind !== 'state' || isRead(action.into)),
    ),
  }));
}
