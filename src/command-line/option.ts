/** What the table of options says about one. */

/** The verbs whose command lines the table describes; `config` has kubectl's own flags (src/kubectl-config). */
export type VerbName =
  | 'generate'
  | 'verify'
  | 'adopt'
  | 'explain'
  | 'recipes'
  | 'schema'
  | 'get'
  | 'describe'
  | 'lint'
  | 'query'
  | 'explore'
  | 'completion';

/** Where completion finds the values of what lists no choices. */
export type ValueSource =
  | 'files'
  | 'recipes'
  | 'parameters'
  | 'codes'
  | 'kinds'
  | 'names'
  | 'columns'
  | 'contexts'
  | 'clusters'
  | 'users'
  | 'namespaces'
  | 'roles';

/** An option, or an argument, of the verbs that read it. One that means something else in another verb stands twice. */
export interface Option {
  /** Without the dashes; an argument's as the verb's usage has it. */
  readonly name: string;
  /** One letter, without the dash. */
  readonly alias?: string;
  /** `flag` takes no value; of `text` the last one counts, of `texts` each. */
  readonly type: 'text' | 'flag' | 'texts';
  /** Other names that it is taken by: help shows one. */
  readonly synonyms?: readonly string[];
  /** All that it may be. */
  readonly choices?: readonly string[];
  /** Other words for a choice, in lower case: what people write who know another tool. */
  readonly also?: Readonly<Record<string, string>>;
  /** What it is where nothing is said; a flag is then false, and a text nothing, unless this says more. */
  readonly default?: string | boolean;
  /** Help: a few words in lower case. */
  readonly words: string;
  readonly verbs: readonly VerbName[];
  /** An argument, which has no dashes. */
  readonly argument?: true;
  /** Of `texts`: takes the words behind `--`. */
  readonly behind?: true;
  /** An argument that has to be there. */
  readonly required?: true;
  readonly values?: ValueSource;
  /** What help calls the value, in the verbs with kubectl's flag syntax. */
  readonly placeholder?: string;
}
