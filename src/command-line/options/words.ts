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
