/** What `explain` says about the linter's codes, besides what `rules.ts` holds. */
import type { Rule } from '../finding.js';
import { type Code, rules } from './rules.js';

export interface Explanation {
  /** What goes wrong, and for whom. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

const says = (why: string, fix: string): Explanation => ({ why, fix });

const explanations: Readonly<Record<Code, Explanation>> = {
  KL1001: says(
    'kubectl stops at a file of KUBECONFIG that it may not read, and uses none of the others.',
    'Ask for the right to read it, or take it off the list.',
  ),
  KL1002: says(
    'One file that is no YAML makes kubectl refuse the whole list.',
    'Correct the place, or write the file anew with the tool that made it.',
  ),
  KL1003: says(
    'kubectl takes files of apiVersion v1 and kind Config, or without the two, and no others.',
    'Write "apiVersion: v1" and "kind: Config", or name another file.',
  ),
  KL1004: says(
    'YAML 1.1, which kubectl reads, takes 12345 for a number and y, yes, on, n, no, off for booleans. Where a text belongs, kubectl refuses the file.',
    'Put the value in quotes.',
  ),
  KL1005: says(
    'kubectl refuses a file in which a value has another type than the format wants.',
    'Write what the finding says: true or false without quotes, a list, a map.',
  ),
  KL1006: says(
    'The fields that end in -data hold base64. kubectl refuses a file in which they do not.',
    'Copy the value anew, with its = at the end and without spaces.',
  ),
  KL1007: says(
    'kubectl refuses a file in which two clusters, users or contexts have the same name, even where they are equal.',
    'Remove or rename one of the two.',
  ),
  KL1008: says(
    'Of a key that stands twice, the last value counts, without a word.',
    'Remove the one that is not meant.',
  ),
  KL1009: says(
    'kubectl drops fields that it does not know. A misspelt certificate-authority-data means that no CA is used.',
    'Correct the name, or remove the field.',
  ),
  KL1010: says(
    'kubectl passes over files of KUBECONFIG that are not there, so a mistyped path goes unnoticed.',
    'Correct KUBECONFIG.',
  ),
  KL1011: says(
    'kubectl reads the first document of a file, even where it is empty, and nothing behind the next ---.',
    'Put each document into a file of its own, and list the files in KUBECONFIG.',
  ),
  KL2001: says(
    'A context that names a cluster that is not there: kubectl calls localhost:8080 instead.',
    'Correct the name, or remove the context.',
  ),
  KL2002: says(
    'A context that names a user that is not there: kubectl asks for a user name.',
    'Correct the name, or remove the context.',
  ),
  KL2003: says(
    'Every kubectl call without --context fails.',
    "Choose one with 'kubectl config use-context NAME'.",
  ),
  KL2004: says(
    'Nothing uses the entry; it is left over, or a context was misspelt.',
    "Make a context for it, or remove it with 'kubectl config delete-cluster NAME'.",
  ),
  KL2005: says(
    'Nothing uses the credentials, but whoever gets the file can.',
    "Make a context for them, or remove them with 'kubectl config delete-user NAME'.",
  ),
  KL2006: says(
    'Of entries with the same name in several files, kubectl uses the whole one of the first file, and nothing of the others.',
    'Rename one of the two, and what names it.',
  ),
  KL2007: says('No client can be made from it.', 'Add the name of its cluster.'),
  KL2008: says('Calls are anonymous, and most servers refuse those.', 'Add the name of its user.'),
  KL2009: says(
    'Names are copied: into commands, into scripts, into chats, and from a comment into a shell that knows no comments. A name such as prod; rm -rf x runs what it says there. Whoever sends you a kubeconfig chooses its names.',
    'Rename the entry, and what names it: kubectl config rename-context OLD NEW for a context.',
  ),
  KL2010: says(
    'Control characters act on a terminal, a line break ends a comment, zero-width and right-to-left characters make two names look like one.',
    'Rename the entry, or ask who made the file: such characters are seldom an accident.',
  ),
  KL3001: says(
    'The server refuses an expired certificate: 401 Unauthorized.',
    'Ask for a new one, or have the tool that wrote the file write it anew.',
  ),
  KL3002: says(
    'From that day on, the server answers 401 Unauthorized.',
    'Ask for a new certificate in time; --expiring says how long before.',
  ),
  KL3003: says(
    'The certificate is good from a later day on, or the clock of this machine is wrong.',
    'Check the clock, or wait.',
  ),
  KL3004: says(
    'No client trusts a server whose CA has expired: every call fails.',
    'Take the CA that the cluster uses now.',
  ),
  KL3005: says('From that day on, every call fails.', 'Take the next CA of the cluster in time.'),
  KL3006: says(
    'The server answers 401 Unauthorized.',
    'Ask for a new token, or use an exec plugin that does.',
  ),
  KL3007: says(
    'From then on, the server answers 401 Unauthorized.',
    'Ask for a new token in time, or use an exec plugin that does.',
  ),
  KL3008: says(
    'A token without an end works for whoever gets it, until its Secret is deleted. Kubernetes advises against such tokens.',
    "Use short-lived ones: 'kubectl create token' makes them.",
  ),
  KL3009: says(
    'A client cannot sign in with a certificate whose key it does not have.',
    'Take certificate and key from the same source.',
  ),
  KL3010: says('Clients refuse a certificate without its key.', 'Add client-key or client-key-data.'),
  KL3011: says(
    'The field or the file does not hold what it should, such as a key in place of a certificate.',
    'Put PEM certificates there.',
  ),
  KL3012: says(
    'The path is wrong, or the file is not on this machine. A relative path counts from the folder of the kubeconfig.',
    'Correct the path, or put the content into the kubeconfig.',
  ),
  KL3013: says('Clients refuse it, as they cannot know which one is meant.', 'Remove one of the two.'),
  KL3014: says('Clients refuse it, as they cannot know which one is meant.', 'Keep one of the two.'),
  KL3015: says('Clients refuse to impersonate groups or fields alone.', 'Say with "as" which user is meant.'),
  KL3016: says('No client uses a key alone.', 'Add the certificate, or remove the key.'),
  KL3017: says(
    'Go, and so kubectl, takes RSA keys of 1024 bits and passes over a block that is no certificate. OpenSSL as Debian and Ubuntu set it refuses such keys, and curl refuses the whole file: what works with kubectl fails in a script.',
    'Make a new CA with a key of 2048 bits or more; take out what is no certificate.',
  ),
  KL4001: says(
    'Whoever is in between reads and changes everything. kubectl sends no credentials over plain http.',
    'Use https.',
  ),
  KL4002: says(
    'Whoever is in between can pose as the server and take the credentials.',
    'Remove insecure-skip-tls-verify, and give the CA of the cluster.',
  ),
  KL4003: says(
    'Clients refuse a CA beside insecure-skip-tls-verify.',
    'Remove insecure-skip-tls-verify: the CA is there.',
  ),
  KL4004: says(
    'No client can reach it.',
    'Write the server like https://HOST:PORT or https://HOST:PORT/PATH.',
  ),
  KL4005: says(
    'Clients take http, https and socks5 proxies, with their scheme written out.',
    'Write it like http://HOST:PORT.',
  ),
  KL4006: says(
    "'kubectl config view' shows it, and so does whoever posts its output.",
    'Use a proxy that asks for no password from here, or set HTTPS_PROXY where it is needed.',
  ),
  KL4007: says(
    "'kubectl config view' shows them, and logs that name the server do, too.",
    'Move them to the user of the context.',
  ),
  KL5001: says('Every user of this machine can take the credentials.', 'chmod 600 the file.'),
  KL5002: says(
    'Every member of the group can take the credentials.',
    'chmod 600 the file, unless that is meant.',
  ),
  KL5003: says('Every user of this machine can take the key or the token.', 'chmod 600 the file.'),
  KL5004: says(
    'Kubernetes 1.19 removed user names and passwords; only a proxy in front of the server may take them.',
    'Use a client certificate, a token or an exec plugin.',
  ),
  KL5005: says(
    "Arguments and environment are shown by 'kubectl config view', and arguments by ps while the plugin runs.",
    'Let the plugin keep it in its own store.',
  ),
  KL5006: says(
    'A CA is shown to everyone: it stands in pages, logs and files that others may read. A private key beside it goes along.',
    'Leave only the certificates, and replace the key.',
  ),
  KL6001: says(
    'The path counts from the folder of the kubeconfig. Whoever can write there, or hands you a folder with a kubeconfig, decides what runs as you.',
    'Write the absolute path, or the name of a program on PATH.',
  ),
  KL6002: says(
    'The client stops when it needs credentials.',
    'Install the plugin, correct its path, or put its folder on PATH.',
  ),
  KL6003: says(
    'Clients speak client.authentication.k8s.io/v1 and v1beta1. v1alpha1 went with kubectl 1.24.',
    'Update the plugin, and have it write the entry anew.',
  ),
  KL6004: says(
    'Clients refuse an exec plugin without command, apiVersion or (for v1) interactiveMode.',
    'Add what the finding names.',
  ),
  KL6005: says(
    'kubectl no longer has this way to sign in; every call of the context fails.',
    'Use the exec plugin that took its place.',
  ),
  KL6006: says(
    'Exec plugins have taken the place of auth-provider.',
    'Use an exec plugin such as kubelogin.',
  ),
  KL6007: says('Clients refuse it, as they cannot know which one is meant.', 'Remove auth-provider.'),
  KL7001: says(
    'kubectl 1.34 and later read ~/.kube/kuberc before each call, and stop where an alias, a flag or the policy in it is wrong; where KUBERC names the file, also where it is not there or holds no preferences.',
    'Correct it; or set KUBERC=off, for one call or for a script.',
  ),
  KL7002: says(
    'kubectl 1.34 and later set the flag before they run the command, and stop where they cannot.',
    'Correct the name or the value of the flag.',
  ),
  KL7003: says(
    'kubectl 1.34 and later use this value in each call that does not give the flag, in scripts, too.',
    'Remove it, give the flag in scripts, or run them with KUBERC=off.',
  ),
  KL7004: says(
    'kubectl 1.34 and later use this value in each call that does not give the flag: which server, and as whom, is not what the kubeconfig says.',
    'Remove it; contexts are the place for it.',
  ),
  KL7005: says('kubectl passes over it, with a line on stderr or without.', 'Correct or remove it.'),
  KL7006: says(
    'kubectl 1.35 and later start only the plugins that credentialPluginPolicy lets them.',
    'Add the plugin to credentialPluginAllowlist; KUBERC=off turns the policy off, too.',
  ),
  KL9001: says(
    'kubectl itself refuses to make a client of this context, for the reason in the finding.',
    'Do what the finding says.',
  ),
};

export interface LintEntry extends Rule, Explanation {
  readonly name: Code;
}

/** The entries, in the order of their numbers. */
export function lintCatalogue(): readonly LintEntry[] {
  return (Object.keys(rules) as Code[]).sort().map(entryOf);
}

/** The entry of a code, in any case: `KL4002`, `kl4002`. */
export function findLintCode(text: string): LintEntry | undefined {
  const name = text.toUpperCase();
  return Object.hasOwn(rules, name) ? entryOf(name as Code) : undefined;
}

function entryOf(name: Code): LintEntry {
  return { name, ...rules[name], ...explanations[name] };
}
