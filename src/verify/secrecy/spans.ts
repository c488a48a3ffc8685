/**
 * Literal secrets in any text, by where they stand: behind the name of a header, an option, a field or a parameter, in
 * a URL's userinfo, in a manifest of a Secret. What is masked in reports and what is found in scripts is the same.
 */

import { secretManifestSpans } from './manifests.js';
import { namesSecret, namesSecretHeader, namesSecretParameter } from './names.js';
import { isPlaceholder } from './placeholder.js';

/** A secret in a text; `end` is behind its last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Such as `the password of a URL`. */
  readonly what: string;
  /** Nothing but a secret can stand here as this does; otherwise it is masked, and no finding. */
  readonly certain: boolean;
}

interface Rule {
  readonly what: string;
  /** Its group `secret` is what is masked; `name`, where there is one, has to be a secret's. */
  readonly pattern: RegExp;
  readonly names?: (name: string) => boolean;
  /** Whether it is a secret beyond doubt; without this, every one is. */
  readonly certain?: (secret: string, text: string, start: number) => boolean;
  /** Whether it is none at all. */
  readonly unless?: (secret: string, text: string, start: number) => boolean;
}

/** What an unquoted secret is made of: nothing that a shell, a template or a URL would act on. */
const bare = String.raw`[^\s"'\`<>«»$(){}|;&,\\%]`;
const quote = String.raw`(?:\\?["'])?`;

/** `abc`, `xyz`, `1234` are what examples are made of. */
function isLongEnough(secret: string): boolean {
  return secret.length >= 6;
}

const hasDigitAndLetter = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);

/** As tokens and passwords look, and words, paths, host names and numbers do not. */
function looksSecret(text: string): boolean {
  if (/^[./~]|:\/\/|^\d+$|^[a-z]+(?:-[a-z]+)*-?\d?$/i.test(text)) return false;
  return text.length >= 8 && (hasDigitAndLetter(text) || text.length >= 24);
}

/** A word goes on with a variable or a substitution: only a part of it stands here. */
const goesOn = (text: string, end: number): boolean => /[$«{(`<%]/.test(text[end] ?? '');

/** What ends here is the name of a header right behind a quote, or behind curl's option. */
const beginsHeader = (text: string, end: number): boolean =>
  /(?:["']|-H\s{0,2}|--header\s{1,2})[A-Za-z][\w-]{0,40}:[ \t]{0,4}$/.test(
    text.slice(Math.max(end - 64, 0), end),
  );

const schemes = /^(?:basic|bearer|digest|negotiate|token|apikey|aws4-hmac-sha256)$/i;

/** An option, as it stands behind a context that is called `basic`. */
const option = /^--[a-z]+(?:-[a-z]+)*(?:=|$)/;

const rules: readonly Rule[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----(?<secret>[^-]{16,20000})/g,
    unless: (secret) => isPlaceholder(secret.replace(/\\[nr]|\s/g, '')),
  },
  {
    what: 'a token',
    pattern:
      /(?<![\w.-])(?<secret>eyJ[\w-]{8,}\.[\w-]{4,}[\w.-]*|ZXlK[\w+/=]{16,}|gh[opusr]_\w{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|sha256~[\w-]{16,}|k8s-aws-v1\.[\w-]{8,}|xox[abeprs]-[\w-]{10,})/g,
  },
  {
    what: 'credentials',
    pattern: new RegExp(
      String.raw`\b(?:proxy-)?authorization${quote}\s{0,4}[:=]\s{0,4}${quote}(?:[A-Za-z][\w-]{1,20}\s{1,4})?(?<secret>${bare}{1,8192})`,
      'gi',
    ),
    unless: (secret) => schemes.test(secret),
    certain: isLongEnough,
  },
  {
    what: 'credentials',
    pattern: /\b(?:bearer|basic)\s{1,4}(?<secret>[A-Za-z0-9._~+/=-]{8,8192})/gi,
    // Options behind a name, as of a context that is called `basic`, are as long as tokens.
    unless: (secret) => secret.length < 12 || option.test(secret) || !looksSecret(secret),
  },
  {
    what: 'the value of a header',
    // A header as an argument or a line of curl's: in quotes, or behind `header =`.
    pattern:
      /(?<=["']|^|\s)(?<name>[A-Za-z][\w-]{0,40}):[ \t]{0,4}(?<secret>[^\s"'`<>«»$(){}|%\\][^\n"'`<>«»$(){}|%\\]{0,8192})/gm,
    names: (name) => namesSecretHeader(name) && /-|^cookie/i.test(name) && !/authorization$/i.test(name),
    certain: (secret, text, start) => beginsHeader(text, start) || looksSecret(secret),
    // Prose, such as `no such-token: check the name`.
    unless: (secret, text, start) =>
      /\s/.test(secret.trim()) && !(beginsHeader(text, start) && /[\d=]/.test(secret)),
  },
  {
    what: 'the password of a URL',
    pattern:
      /\b(?:https?|socks[45]?[ah]?|ftp):\/\/(?<user>[^\s:/"'`<>«»@?#]{0,256}):(?<secret>[^\s/"'`<>«»@$(){}]{1,1024})@/gi,
    certain: isLongEnough,
  },
  {
    what: 'the user name of a URL',
    pattern: /\b(?:https?|socks[45]?[ah]?):\/\/(?<secret>[^\s:/"'`<>«»@?#$(){}]{1,1024})@/gi,
    certain: looksSecret,
  },
  {
    what: 'a parameter of a URL',
    pattern: /[?&](?<name>[\w.-]{1,60})=(?<secret>[^\s"'`<>«»&#$(){}|;\\]{1,8192})/g,
    names: namesSecretParameter,
    certain: isLongEnough,
  },
  {
    what: 'a field',
    pattern:
      /\\?"(?<name>[A-Za-z_][\w.-]{0,60})\\?"\s{0,4}:\s{0,4}\\?"(?<secret>[^"\n\\\s$«»%][^"\n\\«»$]{0,8192})/g,
    names: namesSecret,
    certain: (secret) => isLongEnough(secret) && !/\s|^[./~]/.test(secret),
  },
  {
    what: 'a variable or a field',
    pattern:
      /(?<![\w.{[-])(?:\$(?:env:|script:|global:)?)?(?<name>[A-Za-z_][\w-]{0,60})(?:=|\s{1,3}=\s{1,3}|:[ \t]{1,4})(?<quote>["'])(?<secret>[^"'`\n\\\s$«»%{}][^"'`\n\\«»$]{0,8192})\k<quote>/g,
    names: namesSecret,
    certain: (secret) => isLongEnough(secret) && !/[\s:]|^[./~]|^[a-z]+$/.test(secret),
    unless: (secret) => /\s/.test(secret.trim()) && !/\d/.test(secret),
  },
  {
    what: 'a variable or a field',
    pattern: new RegExp(
      String.raw`(?<![\w.{\[-])(?<name>[A-Za-z_][\w-]{0,60})(?:=|:[ \t]{1,4})(?<secret>${bare}{1,8192})`,
      'g',
    ),
    names: namesSecret,
    unless: (secret) => !looksSecret(secret),
  },
  {
    what: 'the value of an option',
    pattern: new RegExp(
      String.raw`(?<![\w-])--?(?<name>[a-z][a-z0-9-]{1,40})(?:=|["']?,?[ \t]{1,8}(?![-]))${quote}(?<secret>${bare}{1,8192})`,
      'gi',
    ),
    names: (name) => namesSecret(name) || /^(?:pass|proxy-pass|oauth2-bearer)$/i.test(name),
    certain: isLongEnough,
  },
  {
    what: 'a password',
    // kubectl's --user is the name of an entry, such as kube:admin/host:6443; letters that PowerShell writes by their
    // numbers may stand between, what Start-Process needs, and the ends of lines that go on.
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:-u|-U|--proxy-user|(?<!\b(?:kubectl|kubesteps)\b(?:\$\(\[char\]0x[0-9a-f]{1,4}\)|-ArgumentList \(|\`"|[\\\`]\r?\n|[^|;&()\n\`]){0,4000})--user)(?:=|[ \t]{1,8})?${quote}(?<user>[^\s:"'\`«»$]{0,256}):(?<secret>${bare}{1,1024})`,
      'g',
    ),
    unless: (secret) => /^\d+$/.test(secret) || secret.startsWith('//'),
    certain: isLongEnough,
  },
  {
    what: 'a password',
    pattern: /^\s{0,8}(?:proxy-)?user\s{0,4}=\s{0,4}"?[^\s:"'«»$]{0,256}:(?<secret>[^\s"'«»$%\\]{1,1024})/gim,
  },
  {
    // curl manual, --cert: `CERTIFICATE[:PASSWORD]`; a drive (C:/…) and pkcs11: are none.
    what: 'the passphrase of a certificate',
    pattern: new RegExp(
      String.raw`(?:(?<![\w-])--(?:proxy-)?cert(?:=|[ \t]{1,8})|^\s{0,8}(?:proxy-)?cert\s{0,4}=\s{0,4})${quote}(?<name>[^\s:"'\`«»$]{1,1024}):(?<secret>${bare}{1,1024})`,
      'gm',
    ),
    names: (file) => !/^(?:pkcs11|[a-z])$/i.test(file),
    certain: isLongEnough,
  },
  {
    what: 'the passphrase of a certificate',
    // -E is an option of grep and sed, too: the file has to look like one.
    pattern: new RegExp(
      String.raw`(?<![\w-])-E[ \t]{0,8}${quote}[^\s:"'\`«»$]{1,1024}\.(?:pem|p12|pfx|crt|cer):(?<secret>${bare}{1,1024})`,
      'g',
    ),
    certain: isLongEnough,
  },
  {
    // printf gives its own words to a line of a config, or a body.
    what: 'credentials',
    pattern: new RegExp(
      String.raw`(?:\b(?:bearer|basic)[ \t]{1,4}|\buser\s{0,4}=\s{0,4}"?[^\s:"'%]{0,64}:|"(?:password|token|client_secret)"\s{0,4}:\s{0,4}")%s[^\n%]{0,12}["'][ \t]{1,8}${quote}(?<secret>${bare}{1,8192})`,
      'gi',
    ),
    certain: looksSecret,
  },
  {
    what: 'a password',
    pattern: new RegExp(
      String.raw`\blogin\b[^\n|;&]{0,200}?[ \t]-p(?:=|[ \t]{1,8})?${quote}(?<secret>${bare}{1,1024})`,
      'g',
    ),
    certain: looksSecret,
    unless: (secret) => secret.length < 6,
  },
  {
    what: 'a password',
    pattern: /\bConvertTo-SecureString[ \t]{1,8}(?:-String[ \t]{1,8})?["'](?<secret>[^"'\n$]{1,1024})["']/gi,
    certain: isLongEnough,
  },
  {
    what: 'a cookie',
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:-b|--cookie)(?:=|[ \t]{1,8})${quote}[\w.-]{1,80}=(?<secret>${bare}{1,8192})`,
      'g',
    ),
    certain: looksSecret,
  },
  {
    what: 'a value of a Secret',
    pattern: new RegExp(
      String.raw`--from-literal(?:=|[ \t]{1,8})${quote}[\w.-]{1,253}=${quote}(?<secret>${bare}{1,8192})`,
      'g',
    ),
    unless: (_, text, start) => !makesSecret(text.slice(Math.max(start - 2000, 0), start)),
    certain: isLongEnough,
  },
];

/** The command before an option is `create secret`, and none of ConfigMaps follows it. */
function makesSecret(before: string): boolean {
  const secret = before.lastIndexOf('secret');
  return (
    /\bcreate\b/.test(before) &&
    secret > Math.max(before.lastIndexOf('configmap'), before.lastIndexOf(' cm '))
  );
}

/** The literal secrets of a text, in its order, none inside another. */
export function secretSpans(text: string): readonly Span[] {
  const found = [...rules.flatMap((rule) => spansOf(rule, text)), ...secretManifestSpans(text)];
  // The longest of those that overlap, and a certain one before one that is not.
  found.sort((a, b) => a.start - b.start || Number(b.certain) - Number(a.certain) || b.end - a.end);
  const spans: Span[] = [];
  for (const span of found) {
    const last = spans.at(-1);
    if (last === undefined || span.start >= last.end) spans.push(span);
    else if (span.end > last.end || (span.certain && !last.certain))
      spans[spans.length - 1] = {
        ...(span.certain && !last.certain ? span : last),
        start: last.start,
        end: Math.max(last.end, span.end),
      };
  }
  return spans;
}

function spansOf({ what, pattern, names, certain, unless }: Rule, text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const { name, secret = '' } = match.groups ?? {};
    if (name !== undefined && names !== undefined && !names(name)) continue;
    const end = match.index + match[0].lastIndexOf(secret) + secret.length;
    const start = end - secret.length;
    if (isPlaceholder(secret) || unless?.(secret, text, start) === true) continue;
    const whole = !goesOn(text, end) && (certain?.(secret, text, start) ?? true);
    spans.push({ start, end, what, certain: whole });
  }
  return spans;
}
