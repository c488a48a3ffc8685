/** Names of variables that mean something to the shell, by what they mean. */
import type { Dialect } from './machine.js';

// They change which program a name means, what a program reads first, or where its requests go.
const steering =
  /^(PATH|ENV|BASH_ENV|BASHOPTS|SHELLOPTS|IFS|HOME|CDPATH|GLOBIGNORE|FIGNORE|EXECIGNORE|POSIXLY_CORRECT|PS4|PROMPT_COMMAND|CURL_HOME|CURL_CA_BUNDLE|CURL_SSL_BACKEND|NETRC|SSL_CERT_FILE|SSL_CERT_DIR|SSLKEYLOGFILE|OPENSSL_CONF|OPENSSL_MODULES|GODEBUG|KUBECTL_.*|KUBERC|LD_.*|DYLD_.*|BASH_.*|ZDOTDIR|FPATH|TMPPREFIX|XDG_CONFIG_HOME|LC_.*|LANG|LANGUAGE|POSIX_PEDANTIC|COMPAT.*|(https?|HTTPS?|all|ALL|no|NO|ftp|FTP)_(proxy|PROXY))$/;

// bash and dash give them values of their own, whatever is assigned, or set them as they run.
const own =
  /^(_|RANDOM|SRANDOM|SECONDS|EPOCHSECONDS|EPOCHREALTIME|LINENO|UID|EUID|PPID|GROUPS|DIRSTACK|FUNCNAME|FUNCNEST|HISTCMD|OPTIND|OPTARG|OPTERR|PWD|OLDPWD|SHLVL|PIPESTATUS|REPLY|HOSTNAME|HOSTTYPE|MACHTYPE|OSTYPE|COLUMNS|LINES|TMOUT|TIMEFORMAT|MAPFILE|COPROC|INSIDE_EMACS|IGNOREEOF|MAIL|MAILCHECK|MAILPATH|CHILD_MAX|PS\d|BASH.*|READLINE_.*|COMP_.*|HIST.*|hist.*|auto_resume)$/;

// zsh: parameters of the shell and of its modules. Some are arrays, integers, or readonly.
const ownInZsh = new Set(
  `ARGC CPUTYPE EGID GID HISTCHARS HISTSIZE HOST KEYBOARD_HACK KEYTIMEOUT LISTMAX LOGNAME MANPATH MODULE_PATH NULLCMD
  PROMPT PROMPT2 PROMPT3 PROMPT4 RPROMPT RPS1 PSVAR READNULLCMD SAVEHIST SPROMPT TIMEFMT TRY_BLOCK_ERROR
  TRY_BLOCK_INTERRUPT TTY TTYIDLE USERNAME VENDOR WATCH WATCHFMT WORDCHARS STTY DIRSTACKSIZE LOGCHECK ERRNO
  ZSH_ARGZERO ZSH_EVAL_CONTEXT ZSH_EXECUTION_STRING ZSH_NAME ZSH_PATCHLEVEL ZSH_SUBSHELL ZSH_VERSION ZLS_COLORS
  aliases argv builtins cdpath commands dirstack dis_aliases dis_builtins dis_functions dis_functions_source
  dis_galiases dis_patchars dis_reswords dis_saliases errnos fignore fpath funcfiletrace funcsourcetrace funcstack
  functions functions_source functrace galiases histchars history historywords jobdirs jobstates jobtexts keymaps
  langinfo mailpath mapfile manpath match mbegin mend module_path modules nameddirs options parameters patchars path
  pipestatus prompt psvar reply reswords saliases signals status sysparams termcap terminfo userdirs usergroups
  watch widgets zsh_eval_context zsh_scheduled_events MATCH MBEGIN MEND`.split(/\s+/),
);

// Set by the shell where the environment has none.
const filledIn: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  bash: new Set(['SHELL', 'TERM', 'PATH', 'IFS']),
  sh: new Set(['SHELL', 'TERM', 'PATH', 'IFS']),
  zsh: new Set([
    'SHELL',
    'TERM',
    'PATH',
    'IFS',
    'HOME',
    'CDPATH',
    'FPATH',
    'FIGNORE',
    'TMPPREFIX',
    'LOGNAME',
    'USERNAME',
  ]),
};

/** Whether an assignment changes how the commands after it run. */
export const steers = (dialect: Dialect, name: string): boolean =>
  steering.test(name) ||
  (dialect === 'zsh' && /^(cdpath|fignore|fpath|manpath|path|module_path)$/.test(name));

/** Whether the shell gives it values of its own. */
export const isOwn = (dialect: Dialect, name: string): boolean =>
  own.test(name) || (dialect === 'zsh' && ownInZsh.has(name));

/** Whether the shell sets it at its start where the environment does not. */
export const isFilledIn = (dialect: Dialect, name: string): boolean => filledIn[dialect].has(name);

/** Whether it is a number, whatever happens. */
export const isNumeric = (dialect: Dialect, name: string): boolean => numeric[dialect].test(name);

const numeric: Readonly<Record<Dialect, RegExp>> = {
  bash: /^(RANDOM|SRANDOM|SECONDS|EPOCHSECONDS|PPID|BASHPID|UID|EUID)$/,
  sh: /^PPID$/,
  zsh: /^(RANDOM|SECONDS|PPID|UID|EUID)$/,
};
