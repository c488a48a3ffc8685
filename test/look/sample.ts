/** Templates of one's own beside a kubeconfig, and command lines about them. */
import { main } from '../../src/main.js';
import { type FakeHost, fakeHost } from '../support/host.js';
import { sampleCa } from '../support/sample.js';

export interface SampleNames {
  readonly context?: string;
  readonly cluster?: string;
  readonly user?: string;
}

/** A second context beside it, `prod`. */
export const configOf = ({ context = 'lab', cluster = 'k', user = 'me' }: SampleNames = {}): string =>
  JSON.stringify({
    'current-context': context,
    contexts: [
      { name: context, context: { cluster, user } },
      { name: 'prod', context: { cluster: 'prod', user } },
    ],
    clusters: [
      {
        name: cluster,
        cluster: { server: 'https://127.0.0.1:6443', 'certificate-authority-data': sampleCa },
      },
      { name: 'prod', cluster: { server: 'https://prod.example.com' } },
    ],
    users: [{ name: user, user: { token: 'not-shown' } }],
  }).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The files stand in /cwd/look. */
export function hostWith(look: Readonly<Record<string, string | Uint8Array>>, config = configOf()): FakeHost {
  const files = Object.entries(look).map(([name, text]) => [`/cwd/look/${name}`, text] as const);
  return fakeHost({
    files: { ...Object.fromEntries(files), '/cwd/k.yaml': config },
    env: { KUBECONFIG: 'k.yaml', PATH: '/bin' },
  });
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function generated(
  look: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
  config?: string,
): Promise<Ran> {
  const host = hostWith(look, config);
  const own = Object.keys(look).length === 0 ? [] : ['--templates', 'look'];
  const code = await main(['generate', ...own, ...args], host);
  return { code, ...host.written };
}

/** What the parts are without a look, as templates. */
export const usual = {
  'page.md.hbs': blocks('header choice purpose warnings needs facts steps keeping footer'),
  'step.md.hbs': blocks('heading why warnings commands prints options troubles'),
  'page.html.hbs': blocks('header purpose choice warnings contents facts needs steps keeping footer'),
  'step.html.hbs': blocks('heading why warnings commands prints options troubles'),
} as const;

function blocks(names: string): string {
  return names
    .split(' ')
    .map((name) => `{{${name}}}\n`)
    .join('\n');
}
