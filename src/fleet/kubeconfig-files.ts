/** `--kubeconfigs`: the files that folders and patterns stand for. Each is a namespace of its own. */
import { posix, win32 } from 'node:path';
import { inert, quoted } from '../display.js';
import { UsageError } from '../errors.js';
import { fileFailure } from '../files/system-error.js';
import type { Host } from '../host.js';
import { globPattern } from '../listing/select.js';

export interface KubeconfigFile {
  /** Absolute. */
  readonly path: string;
  /** What tells it from the others: its path below the folder that was named, or below what a pattern begins with. */
  readonly label: string;
}

/** More than anyone's clusters; what is searched for them ends. */
const mostEntries = 200_000;

/** What no kubeconfig is called: what is written beside them. */
const ofOthers = /\.(?:sh|bash|zsh|ps1|psm1|md|markdown|html?|ics|pem|crt|key|txt)$/i;

const isPattern = (text: string): boolean => /[*?[]/.test(text);

/** The files, each once, in the order of what was named and of their names. Throws a UsageError for what stands for none. */
export function kubeconfigFiles(named: readonly string[], host: Host): readonly KubeconfigFile[] {
  const found = new Map<string, KubeconfigFile>();
  for (const one of named)
    for (const file of filesOf(one, host)) if (!found.has(file.path)) found.set(file.path, file);
  return [...found.values()];
}

function filesOf(named: string, host: Host): readonly KubeconfigFile[] {
  const { resolve, basename, join } = paths(host);
  // A pattern stands in quotes, where no shell puts the home folder.
  const written = /^~[\\/]/.test(named) ? join(host.home, named.slice(2)) : named;
  const path = resolve(host.cwd, written);
  const kind = written === '' ? undefined : host.files.stat(path)?.kind;
  if (kind === 'file') return [{ path, label: basename(path) }];
  if (kind === 'directory') return kubeconfigsIn(path, named, host);
  const files = isPattern(written) ? matching(path, host) : [];
  if (files.length > 0) return files;
  throw new UsageError(
    isPattern(named)
      ? `--kubeconfigs ${quoted(named)} matches no file`
      : `--kubeconfigs ${quoted(named)}: there is no such file or folder`,
    { hint: "name a folder, or a pattern in quotes such as '~/.kube/*.yaml'" },
  );
}

/** The regular files of a folder that look like kubeconfigs; what others are there is noted. */
function kubeconfigsIn(folder: string, named: string, host: Host): readonly KubeconfigFile[] {
  const { join } = paths(host);
  const others: string[] = [];
  const files = namesIn(folder, host).flatMap((name): readonly KubeconfigFile[] => {
    const path = join(folder, name);
    if (name.startsWith('.') || ofOthers.test(name) || host.files.stat(path)?.kind !== 'file') return [];
    if (looksLikeOne(path, host)) return [{ path, label: name }];
    others.push(name);
    return [];
  });
  if (others.length > 0)
    host.stderr.write(`note: left out, for they are no kubeconfigs: ${listed(others)}\n`);
  if (files.length > 0) return files;
  throw new UsageError(`--kubeconfigs ${quoted(named)} is a folder without kubeconfigs`, {
    hint: 'name the folder that they stand in, or a pattern: folders in it are not searched',
  });
}

const listed = (names: readonly string[]): string =>
  names.length <= 3 ? names.map(inert).join(', ') : `${names.slice(0, 2).map(inert).join(', ')}, …`;

/** Whether it has what every kubeconfig has. One that cannot be read is one: why is said when its turn comes. */
function looksLikeOne(path: string, host: Host): boolean {
  try {
    const text = new TextDecoder().decode(host.files.read(path));
    return /(?:^|[{,\s])["']?(?:clusters|contexts|users)["']?\s*:/.test(text);
  } catch {
    return true;
  }
}

/** The regular files that an absolute path with patterns in it stands for. */
function matching(pattern: string, host: Host): readonly KubeconfigFile[] {
  const { join, parse, relative, sep } = paths(host);
  const { root } = parse(pattern);
  const segments = pattern
    .slice(root.length)
    .split(sep)
    .filter((segment) => segment !== '');
  const first = segments.findIndex(isPattern);
  const top = join(root, ...segments.slice(0, first));
  let entries = 0;
  const below = (folder: string, rest: readonly string[]): readonly string[] => {
    const [segment, ...deeper] = rest;
    if (segment === undefined) return [];
    if (!isPattern(segment)) {
      const path = join(folder, segment);
      return deeper.length > 0 ? below(path, deeper) : isFile(path, host) ? [path] : [];
    }
    const fits = segment === '**' ? () => true : globPattern(segment);
    return namesIn(folder, host)
      .flatMap((name) => {
        entries += 1;
        if (entries > mostEntries) throw tooMany(pattern);
        if ((name.startsWith('.') && !segment.startsWith('.')) || !fits(name)) return [];
        const path = join(folder, name);
        // A link may lead up again: what `**` goes into is a folder itself.
        const goesOn = segment === '**' && !host.files.isLink(path) ? below(path, rest) : [];
        if (deeper.length > 0) return segment === '**' ? [...goesOn] : below(path, deeper);
        return isFile(path, host) ? [path] : goesOn;
      })
      .concat(segment === '**' && deeper.length > 0 ? below(folder, deeper) : []);
  };
  return [...new Set(below(top, segments.slice(first)))].map((path) => ({
    path,
    label: relative(top, path).split(sep).join('/'),
  }));
}

const isFile = (path: string, host: Host): boolean => host.files.stat(path)?.kind === 'file';

/** The names in a folder; none where it is no folder, or may not be looked into. */
function namesIn(folder: string, host: Host): readonly string[] {
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  try {
    return host.files.list(folder);
  } catch (error) {
    throw fileFailure(error, 'read', folder);
  }
}

const tooMany = (pattern: string): UsageError =>
  new UsageError(`--kubeconfigs ${quoted(pattern)} goes through more than ${mostEntries} files`, {
    hint: 'name a folder further down',
  });

const paths = ({ platform }: Host): typeof posix => (platform === 'win32' ? win32 : posix);
