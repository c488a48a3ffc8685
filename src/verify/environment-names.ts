/**
 * Which variables of the environment steer kubectl, its credential plugins, curl, their runtimes and their libraries,
 * and which are known to be harmless. A plugin can be a program in any language, so whole families count.
 */

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/**
 * Beginnings of names that belong to a program, a runtime or a cloud: languages that plugins are written in; the linker
 * and the C library (ld.so(8), environ(7), resolv.conf(5)); TLS and keys; clouds and what signs in to them; kubectl,
 * curl and their neighbours.
 */
const families = words(`
  PYTHON NPM_ PERL RUBY GEM_ BUNDLE_ JAVA_ _JAVA_ JDK_ JRE_ PHP LUA_ DOTNET_ COMPlus_ CORECLR_ CORE_ COR_ POWERSHELL_
  PSModule PSExecution PSLockdown PIP_ CONDA_ VIRTUAL_ENV ELECTRON_ CARGO_ RUST_ OTEL_ __
  LD_ DYLD_ MALLOC_ GLIBC_ RESOLV_ NSS_ ASAN_ LSAN_ TSAN_ UBSAN_ FAKETIME
  SSL_ OPENSSL_ GNUTLS_ KRB5 SASL_ PKCS11_ P11_ SOFTHSM TPM2 GNUPG GPG_
  CLOUDSDK_ GOOGLE_ GCP_ GCLOUD_ GCE_ GKE_ USE_GKE_ AWS_ BOTO EKS_ AZURE_ ARM_ AAD_ MSI_ IDENTITY_ OIDC_ KUBELOGIN_ OCI_
  ALIBABA ALICLOUD DIGITALOCEAN_ LINODE_ IBMCLOUD_ TSH_ TELEPORT_ RANCHER_ OS_AUTH OS_USER OS_PASS OS_PROJECT OS_TOKEN
  OS_CLOUD OS_CLIENT OS_REGION OS_IDENTITY OS_CACERT OS_CERT OS_KEY OS_TENANT
  KUBE CURL_ KREW_ SSH_ SUDO_ XDG_ JQ_ GREP_ TERMINFO LESS DBUS_ NIX_ GUIX_ SNAP MSYS CYGWIN WSL`);

/** Where scripts have names of their own with the same beginning (NODE_NAME, GIT_SHA), what the program's go on with. */
const narrower = words(`
  NODE_(OPTIONS|PATH|EXTRA|TLS|DEBUG|V8|ICU|REPL|PENDING|NO_|USE_|COMPILE|PRESERVE|REDIRECT|SKIP|TEST_|DISABLE|CHANNEL)
  GIT_(SSH|CONFIG|DIR|WORK|EXEC|ASKPASS|PROXY|SSL|EDITOR|PAGER|TEMPLATE|INDEX|OBJECT|ALTERNATE|TRACE|TERMINAL)
  DOCKER_(CONFIG|HOST|CERT|TLS|CONTEXT|API|AUTH)
  HELM_(PLUGINS|CONFIG|CACHE|DATA|KUBE|DRIVER|NAMESPACE|REGISTRY|REPOSITORY|BIN)
  VAULT_(ADDR|TOKEN|CACERT|CAPATH|CLIENT|NAMESPACE|SKIP|TLS|AGENT|PROXY|HTTP)`);

/** Names on their own. */
const single = words(`
  PATH PATHEXT HOME USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA COMSPEC SYSTEMROOT WINDIR TMP TEMP
  TMPDIR SHELL IFS ENV BASH_ENV SHELLOPTS ZDOTDIR FPATH PROMPT_COMMAND CLASSPATH GCONV_PATH GETCONF_DIR HOSTALIASES
  LOCALDOMAIN RES_OPTIONS NLSPATH LOCPATH TZDIR SSLKEYLOGFILE NETRC REQUESTS_CA_BUNDLE RANDFILE POSIXLY_CORRECT
  TAR_OPTIONS EDITOR VISUAL PAGER MANPAGER BROWSER DISPLAY TERMCAP INPUTRC MAIL MAILPATH GODEBUG GOTRACEBACK GOGC
  GOMAXPROCS GOMEMLIMIT GORACE GOCOVERDIR GOFLAGS GOPATH GOROOT GOPROXY GOENV GOTOOLCHAIN GOFIPS GOLANG_FIPS`);

const proxies = /^(https?|all|no|ftp|rsync|socks)_proxy$/i;

/** Begin as kubectl's own do, and are read by none of them: the names that scripts choose for what they pass on. */
const ofScripts =
  /^KUBE_(CONTEXT|NAMESPACE|NS|CLUSTER|CLUSTER_NAME|TOKEN|API|APISERVER|API_SERVER|SERVER|CA|CA_CERT|VERSION)$/i;

const readByPrograms = new RegExp(`^(${[...families, ...narrower].join('|')})|^(${single.join('|')})$`);
const readOnWindows = new RegExp(readByPrograms.source, 'i');

/**
 * A program, a runtime or a plugin is known to read names like it; `anyCase`: as on Windows. KUBECONFIG is not among
 * them: it is modelled.
 */
export function isReadByPrograms(name: string, anyCase = false): boolean {
  const known = anyCase ? name.toUpperCase() : name;
  if (known === 'KUBECONFIG' || ofScripts.test(name)) return false;
  return (anyCase ? readOnWindows : readByPrograms).test(name) || proxies.test(name);
}

/** Known to change nothing that a dry run tells: how things look, and the time zone they are shown in. */
export const isHarmless = (name: string): boolean => /^(NO_COLOR|TERM|COLUMNS|LINES|TZ|CI)$/.test(name);

/** A value that takes a doubt away: kubectl reads no kuberc of the caller; messages and order as in C; Apple's TLS asks no other CA. */
export function isKnownGood(name: string, value: string | undefined): boolean {
  switch (name) {
    case 'KUBERC':
      return value === 'off';
    case 'KUBECTL_KUBERC':
      return value === 'false';
    case 'OPENSSL_X509_TEA_DISABLE':
      return value === '1';
    case 'LC_ALL':
      return value === 'C' || value === 'POSIX';
    default:
      return false;
  }
}

/** Names that the script exports and reads nowhere itself: what else could they be for than a program? */
export function straysAmong(
  exported: Iterable<string>,
  isRead: (name: string) => boolean,
): readonly string[] {
  return [...exported].filter((name) => name !== 'KUBECONFIG' && !isHarmless(name) && !isRead(name));
}
