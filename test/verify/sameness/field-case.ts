/** What shows that a field of a state is told apart where two ways meet. */
import type { Difference } from './cases.js';

/** Ways that differ in this field; or why no script's ways do. */
export type FieldCase =
  | string
  | (Omit<Difference, 'what'> & {
      /** Were the field not told apart: a run in the real shell would not be foretold, or the report would be another. */
      readonly by: 'run' | 'report';
      /** The ways that tell most, where that is not 5. */
      readonly ways?: 0 | 3;
    });

/** A case for each field of a table of rules: a field that is forgotten does not compile. */
export type CasesOf<Table> = { readonly [Field in keyof Table]-?: FieldCase };

/** The same for a table by kinds. */
export type CasesOfKinds<Table> = { readonly [Kind in keyof Table]: CasesOf<Table[Kind]> };
