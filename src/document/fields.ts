/** What a reader may change on a page: values that stand in its commands, each quoted again where it stands. */
import { UserError } from '../errors.js';
import type { FieldName } from '../plan/field-values.js';
import type { Plan } from '../plan/types.js';
import type { Shell } from '../render/dialect.js';
import { markOf } from '../render/slot.js';
import { type Pieces, piecesOf, type Valued } from '../render/slots.js';

/** Values of the plan that another one can take the place of, and the plan with others. */
export interface Changeable {
  readonly values: Readonly<Partial<Record<FieldName, string>>>;
  readonly planWith: (values: Readonly<Partial<Record<FieldName, string>>>) => Plan;
}

export interface Fields {
  /** Their values are those of a slot, in this order. */
  readonly names: readonly FieldName[];
  readonly values: readonly string[];
  /** The blocks of a shell, in their order, what cleans up last. */
  readonly pieces: Readonly<Record<Shell, readonly Pieces[]>>;
}

/** What a plan may take for something else than a name, or write otherwise. */
const samples: Readonly<Record<FieldName, readonly string[]>> = {
  namespace: ['1', 'true', 'a-b'],
  'service-account': ['0.x', 'null', 'y'],
  path: ["/apis/apps/v1/namespaces/x/deployments?limit=1&a=$b!c'd", '/', '/api/v1/pods'],
};

/** Undefined where nothing can be changed without a plan of its own. */
export function fieldsOf(plan: Plan, { values, planWith }: Changeable): Fields | undefined {
  const given = Object.entries(values) as [FieldName, string][];
  const together = tried(plan, given, planWith);
  const used = given.filter((one, index) =>
    together === undefined
      ? tried(plan, [one], planWith) !== undefined
      : JSON.stringify(together.pieces).includes(markOf(index)),
  );
  return used.length === given.length ? together : tried(plan, used, planWith);
}

function tried(
  plan: Plan,
  given: readonly (readonly [FieldName, string])[],
  planWith: Changeable['planWith'],
): Fields | undefined {
  const valued = (of: (name: FieldName, index: number) => string): Valued => {
    const values = given.map(([name], index) => [name, of(name, index)] as const);
    return { plan: planWith(Object.fromEntries(values)), values: values.map(([, value]) => value) };
  };
  try {
    const own: Valued = { plan, values: given.map(([, value]) => value) };
    const marked = valued((_, index) => markOf(index)).plan;
    const others = [0, 1, 2].map((sample) => valued((name) => samples[name][sample] ?? ''));
    const bash = piecesOf(own, marked, others, 'bash');
    const powershell = piecesOf(own, marked, others, 'powershell');
    if (bash === undefined || powershell === undefined || !isUsed([bash, powershell])) return undefined;
    return { names: given.map(([name]) => name), values: own.values, pieces: { bash, powershell } };
  } catch (error) {
    // The recipe, or a shell, takes no such value: then it is not the reader's to change.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const isUsed = (shells: readonly (readonly Pieces[])[]): boolean =>
  shells.some((blocks) => blocks.some((pieces) => pieces.some((piece) => typeof piece !== 'string')));
