/**
 * A plan: what a recipe makes of one config, as typed steps in no shell's syntax. A step says what happens, not how a
 * shell writes it; a dialect and, for each style, one template for each kind of action do that.
 */
import type { Language } from '../language.js';
import type { MessageValues } from './generated/message-values.js';

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
 * the file that is to go to its place; VERSION: that of an API.
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

/** Says, where what was captured is not in its alphabet, what to do; other failures have a message of their own. */
export interface Refused {
  readonly refused: Message;
}

export type MessageId = keyof MessageValues;

/** Why a curl option is there. */
export type CurlReason = Extract<MessageId, `curl.${string}`>;

declare const isFilled: unique symbol;

/**
 * A text of templates/messages, with the values that fill it. Values are data: they are made inert when shown. Only
 * `message` makes one, so that none is without a value that its text names; and `ownMessage`, of texts that are data, too.
 */
export interface Message {
  readonly id: MessageId | 'own-text';
  /** Of a recipe of one's own, in its place. */
  readonly texts?: OwnTexts;
  readonly values: Readonly<Record<string, string>>;
  readonly [isFilled]: true;
}

/** What a recipe of one's own says, in each language. */
export type OwnTexts = Readonly<Record<Language, string>>;

export interface Command {
  readonly program: 'kubectl';
  readonly args: readonly Word[];
}

/** A curl option as it is written, and why it is there. */
export interface CurlOption {
  /** With its dashes: `--cacert`, or `-X` in article style. */
  readonly name: string;
  readonly value?: Word;
  readonly why: Message;
  /** `append` writes it on the line of the option before it. */
  readonly place?: 'append';
}

/** A line of curl's --config text: `name = "value"`. Secrets go this way, on stdin, past every argument list. */
export interface CurlConfigLine {
  readonly name: 'header' | 'proxy' | 'noproxy' | 'user';
  readonly value: Word;
}

/** A `kubectl proxy` of the script's own: a socket in the private folder; a port where a shell cannot use sockets. */
export interface Door {
  /** Its name in the private folder. */
  readonly socket: string;
  /** Host and port, as kubectl says them. */
  readonly port: CheckedSegment;
}

/** One HTTP request by curl. */
export interface Request {
  readonly method: string;
  readonly url: Word;
  /** Whom `--unix-socket`, one of the options, leads to; then `url` begins behind the host. */
  readonly door?: Door;
  readonly options: readonly CurlOption[];
  /** What curl reads from stdin; empty where nothing is secret. */
  readonly config: readonly CurlConfigLine[];
  /** What it sends, as lines of printable ASCII: a file that the options name holds it, or stdin. */
  readonly body?: readonly string[];
  /** What VERSION is, in words of it: the first, and each other where the server does not know the one before (404). */
  readonly versions?: readonly string[];
}

/** Exit codes of curl that end a script, and what it says then. */
export interface CurlEnd {
  readonly codes: readonly string[];
  readonly says: Message;
}

/** Stops the script with this message when the action fails or finds nothing; without it, the shell's own way. */
export interface Otherwise {
  readonly otherwise: Message;
}

/** An object as the API itself has it: the requests that look for it, make it and take it away. */
export interface ApiObject {
  readonly look: Request;
  readonly creation: Request;
  readonly removal: Request;
}

/** A request, and what its statuses say. */
export interface Answered extends Capture, Otherwise {
  readonly request: Request;
  readonly unauthorized: Message;
  readonly forbidden: Message;
  readonly unexpected: Message;
  /** Hazards of showing the answer. */
  readonly showHazards: readonly Hazard[];
}

export type Action =
  /** Sets a variable. */
  | { readonly kind: 'assign'; readonly into: ChosenName; readonly value: Word }
  /** Sets a variable that other scripts capture. */
  | ({ readonly kind: 'state'; readonly value: Word } & Capture)
  /** Writes lines into a file that is alone in a private folder: in one of the script's own, or that itself. */
  | {
      readonly kind: 'write-lines';
      readonly folder: string | undefined;
      readonly file: string;
      readonly lines: readonly string[];
    }
  /** Asks for a token by the API itself, keeps the whole answer, and the token out of it. */
  | ({
      readonly kind: 'request-token';
      readonly request: Request;
      readonly unauthorized: Message;
      readonly unsuccessful: Message;
      readonly requestHazards: readonly Hazard[];
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Refused &
      Otherwise)
  /**
   * Asks for a Secret by the API itself, once a second, until it holds a token, and keeps that, decoded, out of the answer:
   * `unsuccessful` is said where it cannot be read, `missing` where no token comes.
   */
  | ({
      readonly kind: 'await-secret';
      readonly request: Request;
      readonly attempts: number;
      readonly unsuccessful: Message;
      readonly missing: Message;
      readonly requestHazards: readonly Hazard[];
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Refused &
      Otherwise)
  /** Keeps the number of seconds that the token was given for in a variable, and says it. */
  | ({
      readonly kind: 'tell-granted';
      /** Whose time it is. */
      readonly of: Message;
      readonly seconds: Message;
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Otherwise)
  /**
   * Makes objects by the API itself, which must not be there yet. They are taken away whenever the script ends; `leaves` is
   * said where that fails, with `remedy`, and the URLs that it is about.
   */
  | ({
      readonly kind: 'make';
      readonly objects: readonly ApiObject[];
      readonly unreadable: Message;
      readonly exists: Message;
      readonly leaves: Message;
      readonly remedy: Command;
      /** Where they are. */
      readonly places: readonly string[];
      /** Hazards of each request, and of showing an answer that is no success. */
      readonly requestHazards: readonly Hazard[];
      readonly showHazards: readonly Hazard[];
    } & Capture &
      Otherwise)
  /** Takes away what `make` made, and sees that it is gone. With `keeps`, unless it is to be kept. */
  | ({ readonly kind: 'take-away'; readonly keeps: boolean } & Otherwise)
  /** Runs a command whose output the reader wants to see. */
  | ({ readonly kind: 'run'; readonly command: Command } & Otherwise)
  /** Keeps the output of a command in a variable, and requires that it is in its alphabet. */
  | ({ readonly kind: 'capture'; readonly command: Command } & Capture & Refused & Otherwise)
  /** The same of a secret: stops where the folder would not be private. */
  | ({
      readonly kind: 'save-secret';
      readonly command: Command;
      readonly folder: string;
      readonly file: string;
      readonly open: Message;
    } & Otherwise)
  /** Keeps what a file holds, without white space around it, in a variable, and requires that it is in its alphabet. */
  | ({ readonly kind: 'read-token'; readonly file: Word } & Capture & Refused & Otherwise)
  /** Keeps what a file holds, in base64, in a variable. */
  | ({ readonly kind: 'encode-file'; readonly file: Word } & Capture & Otherwise)
  /**
   * Runs an exec plugin without a terminal, with the ExecCredential that it is given in KUBERNETES_EXEC_INFO, and keeps the
   * token out of the one that it answers with.
   */
  | ({
      readonly kind: 'run-plugin';
      readonly program: Word;
      readonly args: readonly Word[];
      readonly variables: readonly { readonly name: string; readonly value: Word }[];
      /** It answers with a client certificate. */
      readonly certificate: Message;
    } & Capture &
      Refused &
      Otherwise)
  /** Keeps a variable of the environment that the kubelet sets, and requires that it is in its alphabet. */
  | ({ readonly kind: 'take-variable'; readonly name: PodVariable } & Capture & Otherwise)
  /** Puts the server's URL together out of what was captured of it; an IPv6 address stands in brackets there. */
  | ({
      readonly kind: 'pod-server';
      readonly host: CheckedSegment;
      readonly port: CheckedSegment;
      readonly note: Message;
    } & Capture)
  /** Keeps what a file holds that the kubelet mounts, without the line break at its end, and requires that it is in its alphabet. */
  | ({ readonly kind: 'read-mounted'; readonly file: Word } & Capture & Otherwise)
  /** Copies a file that the kubelet mounts into a private folder, WORK's own, where it is alone. */
  | ({
      readonly kind: 'copy-mounted';
      readonly from: Word;
      readonly folder: string;
      readonly file: string;
    } & Otherwise)
  /** Stops where curl is the one of Windows, whose TLS reads no certificate in PEM. */
  | ({ readonly kind: 'refuse-schannel' } & Otherwise)
  /** Stops unless a variable still has the value that this script was written for. */
  | ({ readonly kind: 'pin'; readonly variable: VariableName; readonly value: Word } & Otherwise)
  /** Writes the output of a command into a file that is alone in a private folder, WORK or one in it. */
  | ({
      readonly kind: 'save';
      readonly command: Command;
      readonly folder: string | undefined;
      readonly file: string;
    } & Otherwise)
  /** Stops where there is a file of that name in the folder that the script is started in. */
  | ({ readonly kind: 'require-no-file'; readonly file: string } & Otherwise)
  /**
   * Makes a file beside the one that is meant, which only its owner may read from the first byte on, and writes the lines
   * into it; PART is its path. It is put in its place, where nothing may be, if the check succeeds, and else removed.
   */
  | ({
      readonly kind: 'write-file';
      readonly file: string;
      readonly lines: readonly Word[];
      /** A command that works by it; its output is the answer of the API server. Undefined: what it holds was tried before. */
      readonly check: Command | undefined;
      readonly fails: Message | undefined;
      /** There is something in its place. */
      readonly exists: Message;
      /** There is no way to keep others from reading it. */
      readonly open: Message;
      /** Hazards of putting it there. */
      readonly placeHazards: readonly Hazard[];
    } & Otherwise)
  /** Says so where curl is the one of macOS, which believes the CAs of the system whatever it is given. */
  | { readonly kind: 'apple-curl'; readonly text: Message }
  /** Stops when the command prints anything: the object must not be there yet. */
  | ({ readonly kind: 'require-absent'; readonly command: Command; readonly unreadable: Message } & Otherwise)
  /**
   * Applies a manifest from stdin. `look` prints the object's name while it is there: an exit code alone is not believed.
   * `removal` takes away what it made, whenever the script ends; `leaves` is said where that fails, with the command.
   */
  | ({
      readonly kind: 'apply';
      readonly command: Command;
      readonly manifest: readonly string[];
      readonly look: Command;
      /** It is not there, whatever the exit code said. */
      readonly vanished: Message;
      readonly removal: Command;
      readonly leaves: Message;
    } & Otherwise)
  /** Repeats a command, once a second, until it prints text, and keeps that in a variable; in the article it is base64, and decoded. */
  | ({
      readonly kind: 'await-output';
      readonly command: Command;
      readonly attempts: number;
    } & Capture &
      Refused &
      Otherwise)
  /** Sends a request, shows the answer and its status, and stops unless the status is 2xx. */
  | (Answered & { readonly kind: 'request' })
  /** The same for each page of a list: NEXT is where the next begins, empty at first. */
  | (Answered & {
      readonly kind: 'request-pages';
      readonly next: Capture;
      /** The list is too old to go on with (410). */
      readonly expired: Message;
      /** The next page begins at what is not in the alphabet. */
      readonly odd: Message;
      /** There are more pages than a script follows. */
      readonly endless: Message;
    })
  /**
   * Sends a request, and says what curl says. What curl ends with stops the script, but for success and for a certificate
   * that is not believed, which is left to the actions behind it.
   */
  | {
      readonly kind: 'reach';
      readonly request: Request;
      readonly ends: readonly CurlEnd[];
      /** A certificate can be at fault. */
      readonly secure: boolean;
      /** Every other exit code, which is said behind it. */
      readonly unexpected: Message;
    }
  /**
   * Where a certificate was not believed: says whose it is, and stops because it is out of date, or for another name, or
   * because of who signed it; its issuer is said behind that.
   */
  | {
      readonly kind: 'judge-certificate';
      /** Believes everybody. */
      readonly look: Request;
      readonly expired: Message;
      readonly misnamed: Message;
      /** Believes whom the machine believes; undefined where that was asked already. */
      readonly ask: Request | undefined;
      readonly vouched: Message;
      readonly unknown: Message;
    }
  /** Runs a command that asks the API server; `shows`: its answer is shown. */
  | ({
      readonly kind: 'ask';
      readonly command: Command;
      readonly shows: boolean;
      readonly showHazards: readonly Hazard[];
    } & Otherwise)
  /** Stops where what answered is no API server; the status is said behind it. */
  | ({ readonly kind: 'confirm-api'; readonly unavailable: Message } & Otherwise)
  /** Sends a request whose answer is shown as it comes, and stops where it is no success. */
  | ({ readonly kind: 'stream'; readonly request: Request } & Otherwise)
  /**
   * Defines a function that makes any call: METHOD, API_PATH, and perhaps a body are its arguments. The values in
   * `checks` are looked at again where they are used, because a prompt can eat the line that was to look.
   */
  | {
      readonly kind: 'define-call';
      readonly request: Request;
      readonly checks: readonly Capture[];
      /** Whether the file of the CA has to be there, or a proxy's door. */
      readonly needsCa: boolean;
      readonly needsDoor: boolean;
      /** What a body is written in. */
      readonly contentType: string;
      readonly missing: Message;
      readonly usage: Message;
      readonly unauthorized: Message;
      readonly forbidden: Message;
      readonly unexpected: Message;
      readonly otherwise: Message;
    }
  /** Calls that function; `bare` is the same call without it, for a page whose reader is to see what is sent. */
  | {
      readonly kind: 'call';
      readonly args: readonly Word[];
      readonly body: string | undefined;
      readonly bare?: BareCall;
    }
  /** Waits until the server has forgotten a token, and says to call again. */
  | { readonly kind: 'await-refusal'; readonly again: Message }
  /** Gives the server the time to forget a token. */
  | { readonly kind: 'wait' }
  /** One call that shows its answer and its status; the values in `checks` are looked at where they are used. */
  | ({ readonly kind: 'bare-call' } & BareCall)
  /** Repeats a request, once a second, until it answers with a status. */
  | ({
      readonly kind: 'await-status';
      readonly request: Request;
      readonly into: CapturedName;
      readonly status: string;
      readonly attempts: number;
      readonly reached: Message;
    } & Otherwise)
  /**
   * Takes away what `apply` made, and sees that it is gone: `look` prints nothing then. With `keeps`, unless it is to
   * be kept.
   */
  | ({
      readonly kind: 'remove';
      readonly command: Command;
      readonly look: Command;
      readonly keeps: boolean;
    } & Otherwise)
  /** Starts kubectl proxy in the background and waits until it serves the URL. */
  | { readonly kind: 'start-proxy'; readonly command: Command; readonly url: Word }
  /** Starts it on a socket in the private folder; where that cannot be, on a free port, which is kept, and says so. */
  | ({
      readonly kind: 'start-private-proxy';
      /** Without where it listens. */
      readonly command: Command;
      readonly socket: string;
      readonly onPort: Message;
      readonly portHazard: Hazard;
      readonly attempts: number;
    } & Capture &
      Refused &
      Otherwise)
  /** Keeps a number of seconds that a command prints in a variable, and says it, in larger units as well. */
  | ({
      readonly kind: 'tell-seconds';
      readonly command: Command;
      /** Whose time it is. */
      readonly of: Message;
      readonly seconds: Message;
      readonly days: Message;
      readonly hours: Message;
      readonly minutes: Message;
    } & Capture &
      Otherwise)
  /** Says what the access review that was answered last comes to, and ends with 1 where it is no. */
  | { readonly kind: 'tell-allowed'; readonly yes: Message; readonly no: Message }
  /** Says so where the rules review that was answered last does not hold all. */
  | { readonly kind: 'tell-incomplete'; readonly incomplete: Message }
  | { readonly kind: 'stop-proxy' }
  /** Says something to whoever runs the script. */
  | { readonly kind: 'say'; readonly text: Message };

export type ActionKind = Action['kind'];

/** The actions of a kind. */
export type ActionOf<Kind extends ActionKind> = Extract<Action, { readonly kind: Kind }>;

/** A hazard that is there on purpose: a finding the verifier is told to expect, and the reason. */
export interface Hazard {
  readonly code: string;
  readonly reason: Message;
}

/** An action with the hazards it is known to have. */
export type AnnotatedAction = Action & { readonly hazards?: readonly Hazard[] };

/** One numbered step that the reader sees. */
export interface Step {
  readonly title: Message;
  /** Why, in a line or two. */
  readonly notes: readonly Message[];
  /** What each part of the commands does, for who wants to learn it. */
  readonly more?: readonly Message[];
  readonly actions: readonly AnnotatedAction[];
}

export interface Plan {
  readonly title: Message;
  /** What a reader must know before the first step. */
  readonly preface: readonly Message[];
  /** Programs and rights. */
  readonly needs: Message;
  /** What the script sets before its first step, and why. */
  readonly settings: readonly Message[];
  readonly style: Style;
  /** It runs inside a pod, without kubectl. */
  readonly inPod: boolean;
  /** Its scripts call kubectl. */
  readonly byKubectl: boolean;
  readonly annotate: Annotate;
  readonly steps: readonly Step[];
  /** One line that records recipe, options and digest; `verify` reads it back. */
  readonly header: string;
}

/** How much stands beside the commands. */
export type Annotate = 'none' | 'brief' | 'full';

/** Scripts are safe, or as the article has them; `paste` is blocks for an interactive shell. */
export type Style = 'safe' | 'article' | 'paste';

export interface BareCall {
  readonly request: Request;
  readonly checks: readonly Capture[];
  readonly needsCa: boolean;
  readonly missing: Message;
  readonly otherwise: Message;
}
