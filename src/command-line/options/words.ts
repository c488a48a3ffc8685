/** Other words for what an option may be, in lower case. */

/** Shells that read what is written for bash, and files of it. */
export const bashLike = { zsh: 'bash', sh: 'bash' } as const;

/** The programs of PowerShell, and its files. */
export const powershellLike = {
  pwsh: 'powershell',
  ps1: 'powershell',
  'powershell.exe': 'powershell',
} as const;

/** File endings for a format. */
export const formatLike = { yml: 'yaml', md: 'markdown' } as const;

/** Weights by shorter and longer names. */
export const severityLike = {
  errors: 'error',
  err: 'error',
  warn: 'warning',
  warnings: 'warning',
  note: 'info',
  notice: 'info',
} as const;

/** Systems by other names: Node's, uname's, people's. */
export const systemLike = {
  darwin: 'macos',
  mac: 'macos',
  osx: 'macos',
  win: 'windows',
  win32: 'windows',
} as const;
