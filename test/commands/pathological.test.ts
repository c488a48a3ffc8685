/**
 * Inputs that were made to hang or to fill the memory: the real command ends with words about it, within five seconds
 * of the processor and 500 MB, and never with an internal error.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cli } from '../support/paths.js';
import { portion } from '../support/size.js';

const folder = mkdtempSync(join(tmpdir(), 'kubesteps-pathological-'));
after(() => rmSync(folder, { recursive: true }));

/** Tells on descriptor 3 how long the processor was busy (what else the machine does counts for nothing), and the peak memory. */
const tellUse =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>{const{user,system}=process.cpuUsage();writeSync(3,user+system+" "+process.resourceUsage().maxRSS)})';

const small = `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: 'https://h:6443'}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
users: [{name: u, user: {token: abc}}]
current-context: x
`;
writeFileSync(join(folder, 'small.yaml'), small);

interface Given {
  /** Files to write before, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly kubeconfig?: string;
  readonly stdin?: string;
}

/** Registers a test. A quick run has some of them. */
const inputs: (() => void)[] = [];

/** The command ends with one of the codes, and what it says matches. */
function ends(args: readonly string[], codes: readonly number[], says: RegExp, given: Given = {}): void {
  const name = `${args.join(' ').slice(0, 70)}${given.kubeconfig === undefined ? '' : ` on ${given.kubeconfig}`}`;
  const confirm = (): void => {
    for (const [file, text] of Object.entries(given.files ?? {})) writeFileSync(join(folder, file), text);
    const { status, signal, stdout, stderr, output } = spawnSync(
      process.execPath,
      ['--max-old-space-size=450', '--import', tellUse, cli, ...args],
      {
        cwd: folder,
        env: { ...process.env, HOME: folder, KUBECONFIG: given.kubeconfig ?? 'small.yaml' },
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
        input: given.stdin ?? '',
        encoding: 'utf8',
        timeout: 60_000,
        maxBuffer: 200_000_000,
      },
    );
    for (const file of Object.keys(given.files ?? {})) rmSync(join(folder, file));
    const said = `${stdout}${stderr}`.slice(-3000);
    assert.equal(signal, null, said);
    assert.ok(codes.includes(status ?? -1), `exit ${status}: ${said}`);
    assert.doesNotMatch(`${stdout}${stderr}`, /internal error|RangeError|Maximum call stack|^\s+at \S+ \(/m);
    assert.match(`${stdout}${stderr}`, says);
    const [microseconds = '', kilobytes = ''] = (output[3] ?? '').split(' ');
    const seconds = Number(microseconds) / 1e6;
    // Five on a fast machine that does nothing else. A slow one took nine; what hangs takes all there is.
    assert.ok(seconds > 0 && seconds < 20, `${seconds} s of the processor`);
    assert.ok(Number(kilobytes) < 500_000, `${kilobytes} KB`);
  };
  inputs.push(() => test(name, confirm));
}

// Devices, FIFOs and links.
const linux = process.platform === 'linux';
const fifo = join(folder, 'pipe.sh');
if (linux && spawnSync('mkfifo', [fifo]).status === 0) {
  mkdirSync(join(folder, 'tree'));
  for (const [name, target] of [
    ['tree/self', '.'],
    ['tree/up', '..'],
    ['tree/zero.sh', '/dev/zero'],
    ['tree/in.sh', '/dev/stdin'],
    ['tree/dangling.sh', 'nowhere'],
    ['tree/loop.sh', 'loop.sh'],
    ['loop', 'loop'],
  ] as const)
    symlinkSync(target, join(folder, name));
  spawnSync('mkfifo', [join(folder, 'tree/fifo.sh')]);
  writeFileSync(join(folder, 'tree/fine.sh'), 'printf hello\n');
  ends(
    ['verify', 'tree'],
    [0],
    /Proved: tree\/fine\.sh[\s\S]*fifo\.sh is no regular file[\s\S]*zero\.sh is a link/,
  );
  for (const device of ['/dev/zero', '/dev/full', '/dev/random']) {
    ends(['verify', device], [2], /larger than 5 MB/);
    ends(['get', 'contexts'], [1], /larger than 32 MB/, { kubeconfig: device });
  }
  ends(['lint'], [1], /larger than 32 MB/, { kubeconfig: '/dev/zero' });
  ends(['generate'], [1], /larger than 32 MB/, { kubeconfig: '/dev/zero' });
  ends(['recipes'], [0, 1], /larger than 32 MB/, { kubeconfig: '/dev/zero' });
  ends(['query', '--file', '/dev/zero', '{.a}'], [1], /larger than 32 MB/);
  ends(['verify', 'pipe.sh'], [1], /nothing was written into it/);
  ends(['describe'], [1], /nothing was written into it/, { kubeconfig: 'pipe.sh' });
  ends(['query', '--file', 'pipe.sh', '{.a}'], [1], /nothing was written into it/);
  ends(['verify', 'loop'], [1], /too many levels of symbolic links|lead round in a circle/);
  ends(['get', 'users'], [1], /too many levels of symbolic links|lead round in a circle/, {
    kubeconfig: 'loop',
  });
  ends(
    ['verify', 'named.sh'],
    [2],
    /\/dev\/zero is not read[\s\S]*pipe\.sh is not read[\s\S]*\/proc\/kmsg is not read/,
    {
      files: {
        'named.sh':
          'kubectl --kubeconfig=/dev/zero get pods\nexport KUBECONFIG=pipe.sh\nkubectl get pods\nkubectl --kubeconfig=/proc/kmsg get pods\n',
      },
    },
  );
  const header =
    '# kubesteps: {"recipe":"token","shell":"bash","lang":"en","options":{"kubeconfig":"/dev/zero"},"server":"","ca":"","digest":""}\n';
  ends(['verify', 'header.sh'], [1], /\/dev\/zero is not read/, {
    files: { 'header.sh': `${header}printf a\n` },
  });
  ends(['verify', 'header.md'], [1, 2], /\/dev\/zero is not read/, {
    files: { 'header.md': '```bash\nkubectl --kubeconfig=/dev/zero get pods\n```\n' },
  });
  ends(['verify', 'ca.sh'], [1, 2], /\/dev\/zero is not read/, {
    files: {
      'other.yaml': small.replace("'https://h:6443'", "'https://h:6443', certificate-authority: /dev/zero"),
      'ca.sh': 'kubectl config view --flatten --raw --kubeconfig=other.yaml >/dev/null\n',
    },
  });
} else test('devices, FIFOs and links', { skip: 'no mkfifo' }, () => {});

// Size.
for (const name of ['large.sh', 'large.yaml']) {
  writeFileSync(join(folder, name), '');
  truncateSync(join(folder, name), 100_000_000);
}
ends(['verify', 'large.sh'], [2], /larger than 5 MB/);
ends(['get', 'contexts'], [1], /larger than 32 MB/, { kubeconfig: 'large.yaml' });
ends(['lint'], [1], /larger than 32 MB/, { kubeconfig: 'large.yaml' });
ends(['query', '--file', 'large.yaml', '{.a}'], [1], /larger than 32 MB/);
ends(['verify', '-'], [2], /larger than 5 MB/, { stdin: 'y\n'.repeat(5_000_000) });

const clusters = (count: number): string =>
  `apiVersion: v1\nkind: Config\nclusters:\n${Array.from(
    { length: count },
    (_, index) => `- {name: c${index}, cluster: {server: 'https://h${index}'}}\n`,
  ).join('')}`;
for (const verb of ['get clusters', 'lint', 'generate', 'describe'])
  ends(verb.split(' '), [1], /more than 400,000 values/, {
    kubeconfig: 'many',
    files: { many: clusters(200_000) },
  });
ends(['lint'], [1], /25000 warnings|warning/, { kubeconfig: 'many', files: { many: clusters(25_000) } });

// Long names.
const named = (length: number): string => small.replaceAll(/\bx\b/g, 'x'.repeat(length));
for (const verb of ['generate', 'recipes', 'describe', 'lint'])
  ends([verb], [0, 1, 2], /./, { kubeconfig: 'long', files: { long: named(100_000) } });
ends(['describe', 'y'.repeat(100_000)], [1, 3], /does not exist|no context/, {
  kubeconfig: 'long',
  files: { long: named(100_000) },
});

// Depth.
const deep = (count: number): string => `a: ${'['.repeat(count)}${']'.repeat(count)}\n`;
for (const count of [5_000, 100_000])
  for (const verb of ['get contexts', 'lint', 'query --file deep {.a}'])
    ends(verb.split(' '), [1], /nested|max depth/, { kubeconfig: 'deep', files: { deep: deep(count) } });
ends(['query', '--file', 'deep.json', '{.a}'], [1], /levels deep/, {
  files: { 'deep.json': `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
});
ends(['query', '{'.repeat(100_000)], [1], /error/);
ends(['verify', 'list.md'], [0, 2], /./, {
  files: { 'list.md': `${Array.from({ length: 1_000 }, (_, at) => `${'  '.repeat(at)}- a\n`).join('')}` },
});

// Backtracking.
const stars = '*a'.repeat(16);
const many = 'a'.repeat(80);
ends(['query', '--find', '/^(a+)+$/'], [3], /more than 3 seconds/, {
  kubeconfig: 'find',
  files: { find: small.replace('name: u,', `name: ${many}!,`) },
});
ends(['get', 'contexts', `${stars}b`], [0, 1], /./, {
  kubeconfig: 'find',
  files: { find: named(50_000).replaceAll('x', 'a') },
});
ends(['verify', 'case.sh'], [0], /Proved/, {
  files: {
    'case.sh': `x=${many}\ncase $x in ${stars}b) printf a ;; esac\ny=\${x##${stars}b}\nz=\${y%%${stars}b}\nprintf '%s' "$z"\n`,
  },
});
ends(['verify', 'test.sh'], [0], /Proved/, {
  files: { 'test.sh': `#!/bin/bash\nx=${many}\nif [[ $x == ${stars}b ]]; then printf a; fi\nprintf b\n` },
});
const subject = `$x = '${many}!'\n`;
for (const [name, line] of [
  ['replace', "Write-Output ($x -replace '(a|aa)+$', 'x')"],
  ['match', "if ($x -match '(a|aa)+$') { Write-Output 'a' }"],
  ['like', `if ($x -like '${stars}b') { Write-Output 'a' }`],
  ['split', "Write-Output ($x -split '(?:a|aa)+$')"],
  ['switch', `switch -Wildcard ($x) { '${stars}b' { Write-Output 'a' } }`],
  ['switchregex', "switch -Regex ($x) { '(a|aa)+$' { Write-Output 'a' } }"],
] as const)
  ends(['verify', `${name}.ps1`], [0, 1, 2], /roved|Nothing to prove/, {
    files: { [`${name}.ps1`]: `${subject}${line}\n` },
  });

// Doubling.
const again = (first: string, line: string, count = 40): string => `${first}\n${`${line}\n`.repeat(count)}`;
for (const [name, text] of [
  ['replace.sh', again('x=a', 'x=${x//a/aaaaaaaaaa}')],
  ['word.sh', again('x=a', 'x="$x$x$x"')],
  ['array.sh', again('#!/bin/bash\na=(1 2)', 'a=("${a[@]}" "${a[@]}")')],
  ['arguments.sh', again('set -- a', 'set -- "$@" "$@"')],
  ['unknown.sh', again('x=$(kubectl version)', 'x="$x$x"')],
  ['printf.sh', again('x=a', 'x=$(printf "%s%s" "$x" "$x")')],
  [
    'variables.sh',
    Array.from({ length: 2_000 }, (_, at) => `if kubectl get pod p${at}; then a${at}=1; fi\n`).join(''),
  ],
  ['replace.ps1', again('$x = "a"', '$x = $x.Replace("a", "aaaaaaaaaa")')],
  ['plus.ps1', again('$x = "a"', '$x = $x + $x')],
  ['times.ps1', again('$x = "a"', '$x = $x * 1000')],
  ['array.ps1', again('$x = @(1)', '$x = $x + $x')],
  ['lists.ps1', again('$x = @(1, 2)', '$x = @($x; $x)')],
  ['nested.ps1', `${again('$x = @{ a = 1 }', '$x = @{ a = $x; b = $x }')}$x | ConvertTo-Json -Depth 100\n`],
  ['variables.ps1', Array.from({ length: 15_000 }, (_, at) => `$a${at} = kubectl get pod p${at}\n`).join('')],
] as const)
  ends(['verify', name], [2], /is not followed|more work than a dry run does|not modelled/, {
    files: { [name]: text },
  });
for (const [name, text] of [
  ['width.sh', "printf '%999999999s' a\n"],
  [
    'braces.sh',
    '#!/bin/bash\nfor i in {1..500}; do for j in {1..500}; do for k in {1..500}; do x=a; done; done; done\n',
  ],
  ['range.ps1', 'foreach ($i in 1..1000000000) { Write-Output $i }\n'],
  ['pad.ps1', "Write-Output 'a'.PadLeft(999999999)\n"],
  ['align.ps1', "Write-Output ('{0,999999999}' -f 'a')\n"],
] as const)
  ends(['verify', name], [2], /not modelled|too many ways|not followed/, { files: { [name]: text } });

for (const register of portion(inputs, 6, 60)) register();
