/**
 * Real bash in bubblewrap: no network, no file of the machine to write, kubectl and curl that record what they are
 * given and send nothing. Edits can make `rm -rf /` of a script; here it finds nothing to remove.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../../support/tools.js';

/** How the stand-ins answer. */
export type Scenario = 'fine' | 'forbidden' | 'no-token' | 'empty';
export const scenarios: readonly [Scenario, ...Scenario[]] = ['fine', 'forbidden', 'no-token', 'empty'];

export interface RecordedCall {
  readonly argv: readonly string[];
  /** Undefined where it was not read. */
  readonly stdin: string | undefined;
}

export interface RealRun {
  readonly calls: readonly RecordedCall[];
  readonly status: number | undefined;
  /** It did not end in time: what was recorded is a beginning. */
  readonly cut: boolean;
  readonly stderr: string;
}

const record = `
given=-
case " $* " in
  *' -f - '*|*' -f- '*|*'--filename=- '*|*' --filename - '*|*' --config - '*|*' -K - '*|*' -K- '*|*'@- '*) IFS= read -r -d '' given; given="+$given" ;;
esac
printf '%s\\0' CALL "\${0##*/}" "$#" "$@" "$given" >>/mnt/record/log
`;

const kubectl = `#!/bin/bash -p
${record}
case "$*" in
  *'config '*)
    # Answers are kept by their arguments: the same call is the same answer.
    key=$( { printf '%s\\0' "$KUBECONFIG" "$@"; } | md5sum); key=/mnt/kept/\${key%% *}
    if [ ! -e "$key.status" ]; then
      # From here so that nothing of the caller's terminal or environment matters.
      /mnt/kubectl "$@" >"$key.$$.out" 2>/dev/null </dev/null; status=$?
      mv "$key.$$.out" "$key.out"; printf '%s' "$status" >"$key.$$.s"; mv "$key.$$.s" "$key.status"
    fi
    cat "$key.out"; read -r status <"$key.status"; exit "$status" ;;
 esac
# Like the real one, it does not start without its context.
[ "$KUBECONFIG" = /home/user/config ] || exit 1
before=
for word; do
  case $before$word in
    --context=lab|--context=prod|--contextlab|--contextprod) ;;
    --context=*|--context?*) exit 1 ;;
    --kubeconfig*|--cluster*|--user*|--server*|-s*) exit 1 ;;
  esac
  case $word in --context) before=$word ;; *) before= ;; esac
done
case "$*" in
  *'create token'*)
    [ "$SCENARIO" != no-token ] || exit 1
    case "$*" in *jsonpath*) printf '3600 seconds' ;; *) printf 'eyJ.token.of.%s\\n' "$(printf '%s' "$*" | cksum | cut -d' ' -f1)" ;; esac ;;
  *'get '*)
    [ "$SCENARIO" != empty ] || exit 0
    case "$*" in *data.token*) printf 'ZXlKLnRva2VuLm9mLnNlY3JldA==' ;; *-o\\ name*) ;; *) printf 'some output\\nof two lines\\n' ;; esac ;;
  *'delete '*) : >/mnt/record/deleted; echo deleted ;;
  *proxy*) echo 'Starting to serve on 127.0.0.1:8089'; exec /bin/sleep 20 ;;
  *'can-i'*) [ "$SCENARIO" != forbidden ] || exit 1 ;;
esac
exit 0
`;

const curl = `#!/bin/bash -p
${record}
before=
for word; do
  case $before in
    -o|--output) [ "$word" = - ] || [ ! -w "\${word%/*}" ] || printf '{"kind":"Status"}' >"$word" ;;
    -w|--write-out) format=$word ;;
  esac
  before=$word
done
status=200
[ "$SCENARIO" != forbidden ] || status=403
[ ! -e /mnt/record/deleted ] || status=401
[ -z "$format" ] || printf '%s' "\${format//%\\{http_code\\}/$status}"
exit 0
`;

/** A folder with the stand-ins, and the answers of the real kubectl that they keep. */
export class Sandbox {
  readonly #base = mkdtempSync(join(tmpdir(), 'kubesteps-soundness-'));
  #runs = 0;

  constructor(kubeconfig: string) {
    for (const folder of ['bin', 'kept', 'home']) mkdirSync(join(this.#base, folder));
    for (const [name, text] of Object.entries({ kubectl, curl, sleep: '#!/bin/bash -p\nexit 0\n' })) {
      writeFileSync(join(this.#base, 'bin', name), text);
      chmodSync(join(this.#base, 'bin', name), 0o755);
    }
    writeFileSync(join(this.#base, 'home/config'), kubeconfig);
  }

  /** Runs a script to its end, or for a few seconds. */
  async run(text: string, scenario: Scenario): Promise<RealRun> {
    const folder = join(this.#base, `run-${this.#runs++}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'script'), text);
    writeFileSync(join(folder, 'log'), '');
    try {
      const ended = await this.#spawn(folder, scenario, interpreterOf(text));
      return { ...ended, calls: parseLog(readFileSync(join(folder, 'log'), 'utf8')) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #spawn(folder: string, scenario: Scenario, interpreter: string): Promise<Omit<RealRun, 'calls'>> {
    const real = findProgram('kubectl') ?? '/bin/false';
    const mounts = [
      ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/tmp', '--tmpfs', '/run'],
      ...['--tmpfs', '/var', '--tmpfs', '/home', '--tmpfs', '/root', '--tmpfs', '/mnt', '--tmpfs', '/srv'],
    ];
    // Mount points are made on a tmpfs: the root itself stays read-only.
    const args = [
      ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', ...mounts],
      ...['--dir', '/tmp/work', '--chdir', '/tmp/work'],
      ...[
        '--ro-bind',
        join(this.#base, 'bin'),
        '/mnt/bin',
        '--ro-bind',
        join(this.#base, 'home'),
        '/home/user',
      ],
      ...[
        '--bind',
        folder,
        '/mnt/record',
        '--bind',
        join(this.#base, 'kept'),
        '/mnt/kept',
        '--ro-bind',
        real,
        '/mnt/kubectl',
      ],
      ...['--setenv', 'PATH', '/mnt/bin:/usr/bin:/bin', '--setenv', 'HOME', '/home/user'],
      ...[
        '--setenv',
        'KUBECONFIG',
        '/home/user/config',
        '--setenv',
        'SCENARIO',
        scenario,
        '--setenv',
        'LANG',
        'C.UTF-8',
      ],
      ...[interpreter, '/mnt/record/script'],
    ];
    return new Promise((resolve, reject) => {
      const child = spawn('bwrap', args, { stdio: ['ignore', 'ignore', 'pipe'], detached: false });
      let stderr = '';
      let cut = false;
      child.stderr.on('data', (chunk: Buffer) => {
        if (stderr.length < 10_000) stderr += chunk.toString('utf8');
      });
      const timer = setTimeout(() => {
        cut = true;
        child.kill('SIGKILL');
      }, 6_000);
      child.on('error', reject);
      // Not `close`: a command in the background may hold stderr open.
      child.on('exit', (code) => {
        clearTimeout(timer);
        child.stderr.destroy();
        resolve({ status: code ?? undefined, cut, stderr });
      });
    });
  }

  remove(): void {
    rmSync(this.#base, { recursive: true, force: true });
  }
}

/** The shell that the first line names: dash stands for sh. */
function interpreterOf(text: string): string {
  const first = /^#![^\n]*/.exec(text)?.[0] ?? '';
  if (/\bzsh\b/.test(first)) return 'zsh';
  return /\b(sh|dash|ash)\b/.test(first) && !/\bbash\b/.test(first) ? 'dash' : 'bash';
}

function parseLog(log: string): RecordedCall[] {
  const fields = log.split('\0');
  const calls: RecordedCall[] = [];
  for (let at = 0; fields[at] === 'CALL'; ) {
    const count = Number(fields[at + 2]);
    const argv = [fields[at + 1] ?? '', ...fields.slice(at + 3, at + 3 + count)];
    const given = fields[at + 3 + count] ?? '-';
    calls.push({ argv, stdin: given === '-' ? undefined : given.slice(1) });
    at += 4 + count;
  }
  return calls;
}
