/** Kubeconfigs as tools write them, line by line, with here and there a value, a key or a line that may be something else. */
import type { Random } from '../support/random.js';
import { randomText } from './random-text.js';

const ordinary = [
  ...[
    'dev',
    'test',
    'no',
    'node',
    'true',
    'on',
    '5',
    '1e3',
    '0123abcdef',
    '2001-01-01',
    '12:30',
    '0x1F',
    '10.0.0.1',
  ],
  ...[
    'https://a.example:6443',
    'a:b',
    'a:',
    'a: b',
    'a #b',
    'a#b',
    '"quoted"',
    '""',
    "'q'",
    "'it''s'",
    '"a\\tb"',
    '"true"',
  ],
  ...[
    '-x',
    '--long',
    '---',
    '-',
    '-1',
    '.inf',
    '+1',
    '=',
    '~',
    'null',
    '*a',
    '&a b',
    '!t x',
    '|',
    '>-',
    '[a]',
    '{}',
    '@a',
    '%a',
  ],
  ...[
    'two words',
    'a,b',
    '?x',
    '? x',
    '$(id)',
    'a?b&c',
    '<<',
    'é',
    'LS0tLQ==',
    'true=',
    'abcd',
    'TRUE',
    'null',
    '12345678',
  ],
] as const;

const names = [
  'dev',
  'test',
  'prod-1',
  'gke_a_b',
  'arn:aws:eks:eu:1:cluster/x',
  'node',
  '"quoted"',
  "'s'",
] as const;

const fields = {
  cluster: [
    'server',
    'tls-server-name',
    'certificate-authority',
    'proxy-url',
    'certificate-authority-data',
    'extra',
  ],
  context: ['cluster', 'user', 'namespace', 'extra'],
  user: [
    'token',
    'tokenFile',
    'as',
    'as-uid',
    'username',
    'password',
    'client-certificate-data',
    'client-key-data',
    'extra',
  ],
} as const;

const execs = [
  '    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      args:\n      - --region\n      - VALUE\n      command: aws\n      env: null\n      provideClusterInfo: false\n',
  '    exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      args: null\n      command: VALUE\n      env:\n      - name: A\n        value: VALUE\n      interactiveMode: VALUE\n',
  '    exec:\n      command: gcloud\n      installHint: Install it from the page\n        https://a.example/b#c and VALUE\n',
  '    exec:\n      command: kubelogin\n      installHint: |2\n\n        kubelogin is VALUE\n\n        To learn\n      provideClusterInfo: true\n',
] as const;

const insertions = [
  '\n',
  '# c\n',
  '  # c\n',
  '   \n',
  '  x: y\n',
  '    x: y\n',
  '- a\n',
  '-\n',
  '---\n',
  '\t\n',
  '  deeper\n',
  'extensions: []\n',
] as const;

/** The bytes of one. */
export function nearlyRegular(random: Random): Uint8Array {
  const odd = random.pick([0, 0, 0.01, 0.05]);
  const value = (usual: string): string => {
    if (random.chance(odd))
      return random.chance(0.7) ? random.pick([...ordinary]) : JSON.stringify(randomText(random));
    return random.chance(0.1) ? JSON.stringify(usual) : usual;
  };
  const field = (name: string): string => {
    if (name.endsWith('-data'))
      return `    ${name}: ${value(random.pick(['LS0tLQ==', 'c2VjcmV0', 'TUlJ']))}\n`;
    return `    ${name}: ${value(random.pick(['https://a.example:6443', 'dev', 'abc.def-1', '5a3c5z']))}\n`;
  };
  const fieldsOf = (key: keyof typeof fields): string => {
    const usual = fields[key].filter((name) => random.chance(name === 'extra' ? odd : 0.4));
    const lines = usual.map(field);
    if (random.chance(odd * 3)) lines.push(...usual.slice(0, 1).map(field));
    if (key === 'cluster' && random.chance(0.2))
      lines.push(`    insecure-skip-tls-verify: ${value(random.pick(['true', 'false']))}\n`);
    if (key === 'user' && random.chance(0.3))
      lines.push(random.pick([...execs]).replaceAll('VALUE', () => value('one')));
    if (random.chance(0.05))
      lines.push('    extensions:\n    - extension:\n        version: v1\n      name: info\n');
    if (lines.length === 0 && !random.chance(odd)) lines.push(field(fields[key][0]));
    return random.shuffle(lines).join('');
  };
  const entry = (key: keyof typeof fields, name: string): string => {
    const below = `${key}:\n${fieldsOf(key)}`;
    return random.chance(0.5) ? `- ${below}  name: ${value(name)}\n` : `- name: ${value(name)}\n  ${below}`;
  };
  const list = (key: keyof typeof fields): string => {
    const chosen = random.shuffle([...names]).slice(0, 1 + random.below(4));
    if (random.chance(odd)) chosen.push(chosen[0] ?? 'dev');
    return `${key}s:\n${chosen.map((name) => entry(key, name)).join('')}`;
  };
  const parts = [
    'apiVersion: v1\n',
    list('cluster'),
    list('context'),
    `current-context: ${value('dev')}\n`,
    'kind: Config\n',
  ];
  if (random.chance(0.5)) parts.push('preferences: {}\n');
  parts.push(list('user'));
  const lines = (random.chance(0.5) ? parts : random.shuffle(parts))
    .join(random.chance(0.1) ? '\n' : '')
    .split(/(?<=\n)/);
  while (random.chance(odd * 5))
    lines.splice(random.below(lines.length + 1), random.below(2), random.pick([...insertions]));
  return Buffer.from(random.chance(0.1) ? lines.join('').trimEnd() : lines.join(''));
}
