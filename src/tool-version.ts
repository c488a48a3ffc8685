/** Versions of tools: `7.68`, `v1.27.3`; missing parts count as zero. */

export type Version = readonly [major: number, minor: number, patch: number];

/** Reads `7.68`, `8.16.0` or `v1.27.3-gke.1`. Undefined when it does not start with a number. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/.exec(text);
  if (match === null) return undefined;
  return [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
}

/** Below zero when `a` is older than `b`, zero when they are the same. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
