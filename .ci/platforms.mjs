// The platforms of single executables, by Go's names for them, as krew's selectors have them: how npm and Bun call each.
export const platforms = {
  'linux-amd64': { os: 'linux', cpu: 'x64', libc: 'glibc', bun: 'bun-linux-x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc', bun: 'bun-linux-aarch64' },
  'linux-musl-amd64': { os: 'linux', cpu: 'x64', libc: 'musl', bun: 'bun-linux-x64-musl' },
  'linux-musl-arm64': { os: 'linux', cpu: 'arm64', libc: 'musl', bun: 'bun-linux-aarch64-musl' },
  'darwin-amd64': { os: 'darwin', cpu: 'x64', bun: 'bun-darwin-x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64', bun: 'bun-darwin-aarch64' },
  'windows-amd64': { os: 'win32', cpu: 'x64', bun: 'bun-windows-x64' },
  'windows-arm64': { os: 'win32', cpu: 'arm64', bun: 'bun-windows-aarch64' },
};

/** The name of this machine's. */
export function own() {
  const musl =
    process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined;
  const found = Object.entries(platforms).find(
    ([, { os, cpu, libc }]) =>
      os === process.platform && cpu === process.arch && (libc === undefined || (libc === 'musl') === musl),
  );
  if (found === undefined)
    throw new Error(
      `no executable is made for ${process.platform} ${process.arch}; name one with --platform`,
    );
  return found[0];
}

/** The name of the executable's file there. */
export const fileFor = (name) => (platforms[name].os === 'win32' ? 'kubesteps.exe' : 'kubesteps');
