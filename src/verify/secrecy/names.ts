/** What is called after a secret: fields of JSON, YAML and forms, parameters of URLs, variables, headers, options. */

/** Ends of names, without dashes, underscores and dots, in lower case. */
const endings =
  /(?:token|password|passwd|passphrase|pwd|apikey|secretkey|accesskey|privatekey|clientsecret|clientkeydata|signature)$/;

/** Whole names that hold nothing else where they have a value in a URL, in a form or in JSON. */
const wholes = /^(?:key|sig|secret|auth|pass|pw|code|assertion|jwt|xamzsecuritytoken|xamzsignature)$/;

/** Called after a secret, and none: `automountServiceAccountToken: false`, `continueToken`. */
const none =
  /^(?:automountserviceaccounttoken|continuetoken|remainingtoken|nexttoken|pagetoken|initialclustertoken|oldpwd|pwd)$/;

const plain = (name: string): string => name.toLowerCase().replace(/[-_.$]/g, '');

/** Whether a field, a variable or an option of this name is there to hold a secret. */
export function namesSecret(name: string): boolean {
  const short = plain(name);
  return endings.test(short) && !none.test(short);
}

/** The same for the parameters of URLs and forms, which are called `key` and `sig` as well. */
export function namesSecretParameter(name: string): boolean {
  return namesSecret(name) || wholes.test(plain(name));
}

/** Whether a header of this name carries a secret: all of it, but for the scheme of an Authorization. */
export function namesSecretHeader(name: string): boolean {
  return /^(?:proxy-)?authorization$|^(?:set-)?cookie2?$|(?:^|-)(?:token|api-?key|secret|password|signature)$/i.test(
    name,
  );
}
