/** The findings' codes: what each is about and how much it matters. `explain` and the documentation grow from here. */
import type { Severity } from './report.js';

export interface Code {
  readonly severity: Severity;
  readonly title: string;
  /** The proof hangs on it: no `# ks:ignore` silences it. */
  readonly unignorable?: true;
  /** `verify --fix` mends it where nothing else changes. */
  readonly mendable?: true;
}

const error = (title: string): Code => ({ severity: 'error', title });
const warning = (title: string): Code => ({ severity: 'warning', title });
const info = (title: string): Code => ({ severity: 'info', title });
const fixed = (title: string): Code => ({ severity: 'error', title, unignorable: true });

const mendable = (code: Code): Code => ({ ...code, mendable: true });

export const codes = {
  KS1001: fixed('syntax error'),
  KS1002: error('a character or encoding that reads as something else'),
  KS1003: fixed('a construct that the dry run does not model'),
  KS1004: warning('needs a newer shell'),
  KS1005: fixed('here-document without its end'),
  KS1006: warning('a comment that silences nothing'),
  KS1007: fixed('the shell does something else than the dry run says'),
  KS2001: error('undefined variable'),
  KS2002: warning('variable never used'),
  KS2003: error('a required variable is empty, and the script stops'),
  KS2004: error('a placeholder is left in'),
  KS2101: mendable(warning('unquoted $@')),
  KS2102: mendable(fixed('would be split or globbed')),
  KS2103: mendable(warning('unquoted expansion')),
  KS2104: warning('the status of a command is hidden'),
  KS2201: error('the lines below are never reached'),
  KS2202: warning('a failing command does not stop the script'),
  KS2203: warning('the exit status of a command is not checked'),
  KS2301: error('a native argument that changes with the PowerShell edition'),
  KS3101: fixed('the name of a command is made at run time'),
  KS3102: fixed('a command that the dry run does not model'),
  KS3103: fixed('a variable that changes how commands run'),
  KS3104: fixed('a network device of the shell'),
  KS3105: fixed('a file outside the work folder'),
  KS3106: fixed('a trap that cannot be proved'),
  KS3107: fixed('text would become code, or a part of a structure'),
  KS3108: fixed('a loop without a known end'),
  KS3109: fixed('a background job'),
  KS3110: fixed('a destructive rm'),
  KS3111: fixed('text from elsewhere is run as code'),
  KS3112: mendable(warning('curl is an alias in Windows PowerShell')),
  KS3201: fixed('a kubectl command that the dry run does not model'),
  KS3202: info('changes the cluster'),
  KS3203: info('kubectl calls otherwise than the context says'),
  KS3301: mendable(fixed('unknown option')),
  KS3302: fixed('an option lacks its value'),
  KS3303: warning('an option needs a newer tool'),
  KS3304: info('a curl configuration file of the user applies'),
  KS4001: error('not a JSONPath template'),
  KS4002: error('a template without braces prints itself'),
  KS4003: error('not in the kubeconfig'),
  KS4004: error('selects nothing'),
  KS4005: error('redacted without --raw'),
  KS4006: warning('comes in random order'),
  KS4007: warning('text becomes part of a JSONPath template'),
  KS4008: error('several results where one is needed'),
  KS4101: error('a token of one cluster goes to another'),
  KS4102: warning('an index relies on the order'),
  KS4201: warning('the script could not be generated any more'),
  KS4202: warning('the server has moved since the script was written'),
  KS4203: warning('the CA has changed since the script was written'),
  KS4204: warning('the kubeconfig has changed since the script was written'),
  KS4205: warning('not what kubesteps would write now'),
  KS4206: warning('the CA expires soon'),
  KS4301: warning('a default of kuberc changes the call'),
  KS4302: warning('a default of kuberc changes who is called, or as whom'),
  KS4303: error('kubectl stops because of its kuberc'),
  KS5001: error('not a URL'),
  KS5002: error('not https'),
  KS5003: error('the certificate of the server is not verified'),
  KS5004: warning('follows redirects with credentials'),
  KS5005: warning('the CA does not come from the kubeconfig'),
  KS5006: error('a file that does not exist at this point'),
  KS5007: error('not base64'),
  KS5008: error('a process substitution is read more than once'),
  KS5009: info('a request that changes the cluster'),
  KS5010: info('an HTTP error is not a failure'),
  KS5011: info('no time limit'),
  KS5012: mendable(warning('believes more CAs than kubectl would')),
  KS5101: mendable(warning('a secret in an argument list')),
  KS5102: error('a secret in a URL'),
  KS5103: warning('a secret is printed'),
  KS5104: warning('a file with a secret that others may read'),
  KS5105: warning('a file with a secret is left behind'),
  KS5106: error('a secret goes to a host that is no server of the kubeconfig'),
  KS5107: warning('a secret stands in the text'),
  KS5108: warning('a port through which every user of the machine signs in'),
  KS6001: warning('PEM client certificates do not work on Windows'),
  KS6002: warning('an option of base64 that not every system has'),
  KS6003: warning('needs a newer bash than macOS has'),
  KS6004: warning('not in every sh'),
  KS6005: warning('a path that Windows lacks'),
  KS6006: warning('a page whose shells, or contexts, do not do the same'),
} satisfies Readonly<Record<string, Code>>;

export type CodeName = keyof typeof codes;
