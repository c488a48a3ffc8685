/** A command line typed in the world of a newcomer: a kubeconfig of a few contexts, and little else. */
import { realFiles } from '../../../src/host.js';
import { main } from '../../../src/main.js';
import { fakeHost } from '../../support/host.js';
import { sampleCa } from '../../support/sample.js';

const arn = 'arn:aws:eks:eu-west-1:123456789012:cluster/shop-production';

/** JSON is YAML. */
export const kubeconfig: string = JSON.stringify({
  'current-context': 'lab',
  clusters: [
    { name: 'lab', cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa } },
    { name: arn, cluster: { server: 'https://203.0.113.10' } },
    { name: 'plain', cluster: { server: 'http://127.0.0.1:8080' } },
  ],
  contexts: [
    { name: 'lab', context: { cluster: 'lab', user: 'jane' } },
    { name: 'payments-prod', context: { cluster: arn, user: 'jane', namespace: 'payments' } },
    { name: arn, context: { cluster: arn, user: 'jane' } },
    { name: 'billing', context: { cluster: 'lab', user: 'plugin' } },
    { name: 'plain', context: { cluster: 'plain', user: 'basic' } },
    { name: 'password', context: { cluster: 'lab', user: 'basic' } },
    { name: 'a"b', context: { cluster: 'lab', user: 'jane' } },
    { name: '検証環境', context: { cluster: 'lab', user: 'jane' } },
  ],
  users: [
    { name: 'jane', user: { token: 'not-to-be-shown' } },
    { name: 'basic', user: { username: 'jane', password: 'hunter2hunter2' } },
    {
      name: 'plugin',
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: 'kubelogin',
          interactiveMode: 'Never',
        },
      },
    },
  ],
});

export interface Answer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was written, by its path. */
  readonly files: Readonly<Record<string, string>>;
}

export interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  /** The width of the terminal; else there is none. */
  readonly columns?: number;
  readonly stdin?: string;
}

const there = { '/home/user/.kube/config': kubeconfig, '/cwd/notes.txt': 'mine' };

/** What kubesteps answers. Words stand between blanks; a list is taken as it is. */
export async function typed(line: string | readonly string[], world: World = {}): Promise<Answer> {
  const { env = {}, files = {}, columns, stdin = '' } = world;
  const host = fakeHost({
    files: { ...there, ...files },
    env: { PATH: '/bin', NO_COLOR: '1', ...env },
    stdin,
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  });
  const words = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line;
  // Scripts of completion are files of ours.
  const exit = await main(words, words[0] === 'completion' ? { ...host, files: realFiles } : host);
  const given = new Set([...Object.keys(there), ...Object.keys(files)]);
  const made = [...host.memory].filter(([path]) => !given.has(path));
  return {
    exit,
    ...host.written,
    files: Object.fromEntries(made.map(([path, content]) => [path, String(content)])),
  };
}
