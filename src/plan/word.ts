/** Words of commands, in no shell's syntax: what they are made of, and the variables in them. */

/** A piece of a word: literal text, the value of a variable, or a template of kubectl, in JSONPath or in Go's own form. */
export type Segment =
  | string
  | { readonly variable: ChosenName }
  | CheckedSegment
  | { readonly template: string }
  | { readonly goTemplate: string };

/**
 * A secret of the kubeconfig, by the field that holds it. It is no Segment, and without its text: no dialect can print
 * it. A step looks it up at run time, or refuses.
 */
export interface KubeconfigSecret {
  readonly secret: 'cluster.proxy-url';
}

/** One argument, as the pieces that are joined to make it. */
export type Word = readonly Segment[];

/**
 * Variables whose text the script, or whoever calls `kapi`, chooses, and HOME, which it finds; LISTEN, REACH and DOOR where
 * a shell may have to do without sockets: what kubectl is told to listen on, and the option of curl that leads there; PART:
 * the file that is to go to its place; SIGN_IN: lines of curl's configuration; VERSION: that of an API.
 */
export type ChosenName =
  | 'API_PATH'
  | 'SERVICEACCOUNT'
  | 'CLUSTER_NAME'
  | 'CONTEXT'
  | 'METHOD'
  | 'WORK'
  | 'HOME'
  | 'LISTEN'
  | 'REACH'
  | 'DOOR'
  | 'PART'
  | 'SIGN_IN'
  | 'VERSION';

/** Variables that hold what a server, or a program, answers when the script runs: it can be anything. */
export type CapturedName =
  | 'APISERVER'
  | 'BASIC'
  | 'CA_DATA'
  | 'LIFE'
  | 'NAMESPACE'
  | 'NEXT'
  | 'OWN_TOKEN'
  | 'PROXY'
  | 'PROXY_URL'
  | 'SERVICE_HOST'
  | 'SERVICE_PORT'
  | 'STATUS'
  | 'TOKEN';

/** Variables by their bash names; each dialect has its own way to write them. */
export type VariableName = ChosenName | CapturedName;

/** Variables that the kubelet sets in every container (kubelet's envvars.FromServices). */
export type PodVariable = 'KUBERNETES_SERVICE_HOST' | 'KUBERNETES_SERVICE_PORT';

declare const isChecked: unique symbol;

/**
 * A captured value behind its check. Only `checkedValue` makes one, out of the action that captures and checks, so a
 * captured text without a check can stand in no URL, header, configuration, path or argument.
 */
export interface CheckedSegment {
  readonly variable: CapturedName;
  /** The value is a URL with this scheme; what stands here is the rest of it, behind the colon. */
  readonly behind?: 'socks5';
  readonly [isChecked]: true;
}

/** What a captured text is made of: a prefix, and one or more characters of a set. Everything else stops the script. */
export interface Alphabet {
  /** Plain text at the front: `https://`. */
  readonly prefix: string;
  /** Pairs of ends of ranges: `AZaz09`. */
  readonly ranges: string;
  /** Single characters beside them: of `._~+/=:@%,-` and square brackets. */
  readonly others: string;
  /** Instead: every visible ASCII character but `"` and a backslash. */
  readonly visible?: true;
  /** Exactly so many characters of the set; undefined: any number but none. */
  readonly length?: number;
}

/** A value is captured into a variable, and checked before anything uses it. */
export interface Capture {
  readonly into: CapturedName;
  readonly alphabet: Alphabet;
}

export interface Command {
  readonly program: 'kubectl';
  readonly args: readonly Word[];
}
