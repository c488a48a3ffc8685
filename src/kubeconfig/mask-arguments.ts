/**
 * The arguments of an exec plugin, for people. kubectl prints them whole, and people do put secrets there; so a value
 * is shown only where it is known to be harmless.
 */
import { masked, maskUrl } from './mask-url.js';

/** Words that well-known credential plugins take as subcommands. */
const words: ReadonlySet<string> = new Set(
  `auth aws ce cluster config config-helper containers create-token credential credentials eks exec exec-credential
   generate-token get get-credentials get-token iam kube kubeconfig kubectl kubelogin kubernetes k8s k8s-cluster login
   managed-kubernetes oidc oidc-login oke print-access-token sso static token`.split(/\s+/),
);

/** Options whose value is a name, a place or a format. */
const openOptions: ReadonlySet<string> = new Set(
  `api-version authority-host cluster cluster-id cluster-name context environment format grant-type i issuer
   kube-cluster l location login namespace n o oidc-client-id oidc-extra-scope oidc-issuer-url output profile project
   provider proxy region request-audience role role-arn r scope server server-id client-id teleport-cluster
   tenant-id t upstream-identity-provider-name v version zone`.split(/\s+/),
);

/** Each argument with the names of options kept, and every value that may be secret masked. */
export function maskArguments(args: readonly string[]): readonly string[] {
  let before: string | undefined;
  return args.map((argument) => {
    const behind = before;
    before = undefined;
    if (behind !== undefined && secretName.test(behind)) return masked;
    if (behind !== undefined && isOpen(behind) && !argument.startsWith('-')) return openValue(argument);
    const { name, value } = optionOf(argument);
    if (name === undefined) return words.has(argument) ? argument : masked;
    if (value !== undefined) return `${name}=${isOpen(name) ? openValue(value) : masked}`;
    before = name;
    return name;
  });
}

/** Whether an option or a variable of this name is there to hold a secret. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !publicName.test(name);
}

/** Whether an argument gives a secret by its name or by its looks: what is worth a warning. */
export function hasSecretArgument(args: readonly string[]): boolean {
  return args.some((argument, index) => {
    const { name, value } = optionOf(argument);
    const before = optionOf(args[index - 1] ?? '');
    const named = before.name !== undefined && before.value === undefined && isSecretName(before.name);
    if (name === undefined)
      return token.test(argument) || /:\/\/[^/]*:[^/]*@/.test(argument) || (named && !words.has(argument));
    return value !== undefined && value !== '' && (isSecretName(name) || token.test(value));
  });
}

/** What is called after a secret, and is none: a file that holds it, an identifier, a place. */
const publicName =
  /(?:file|path|dir|cache|url|uri|endpoint|id|name|type|ttl|duration|format|region|profile|issuer|audience|scope|version)s?$/i;

const secretName = /auth$|cred|key|pass|pin$|pwd|secret|token/i;

function isOpen(option: string): boolean {
  return openOptions.has(option.replace(/^-+/, ''));
}

/** Made of words: a token behind two dashes is no name. */
function isOptionName(name: string): boolean {
  return name
    .replace(/^--?/, '')
    .split('-')
    .every((word) => word.length <= 20 && /^(?:[A-Z]?[a-z]+){1,4}\d{0,2}$|^[A-Z]+$|^k8s$/.test(word));
}

/** An option's name with its dashes, and its value behind `=`. No name where it is none, or where it hides a value. */
function optionOf(argument: string): { readonly name?: string; readonly value?: string | undefined } {
  const [, name, value] = /^(--?[A-Za-z][A-Za-z0-9-]*)(?:=(.*))?$/s.exec(argument) ?? [];
  if (name === undefined) return {};
  // `-psecret`: a letter with its value.
  const attached = value === undefined && !name.startsWith('--') && name.length > 2;
  return attached || !isOptionName(name) ? {} : { name, value };
}

/** Whether a text begins as tokens do: a JWT, OpenShift's, EKS's. */
export function looksLikeToken(text: string): boolean {
  return token.test(text);
}

const token = /^ey[A-Za-z0-9_-]+\.|^sha256~|^k8s-aws-v1\./;

function openValue(value: string): string {
  return token.test(value) ? masked : maskUrl(value);
}
