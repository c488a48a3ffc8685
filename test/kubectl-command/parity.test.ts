/** The request that a script sends for a kubectl command is the one that kubectl itself was seen to send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../src/command-line/options.js';
import { provenScript } from '../../src/generate/proven-script.js';
import { scriptOptions } from '../../src/generate/script-options.js';
import { kubectlCall } from '../../src/plan/kubectl-command/call.js';
import { fakeHost } from '../support/host.js';
import { full } from '../support/size.js';
import { commands, files } from './commands.js';
import { type Recorded, recordedRequests } from './recorded.js';

const kept = recordedRequests();

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly accept: string;
  readonly contentType: string;
  readonly body: unknown;
}

function sentAs(
  method: string,
  url: string,
  more: { readonly accept: string; readonly contentType: string; readonly body: unknown },
): Sent {
  const { pathname, searchParams } = new URL(url, 'https://server');
  const query = [...searchParams].map(([key, value]) => `${key}=${value}`).sort();
  return { method, path: decodeURIComponent(pathname), query, ...more };
}

/** Of what kubectl asks for, that which does it: not the look at the object before, nor what only decorates the answer. */
function doingOf(requests: readonly Recorded[]): Recorded {
  const [first] = requests;
  const changing = requests.filter(({ method }) => method !== 'GET');
  const found = changing.at(-1) ?? requests.find(({ path }) => path.includes('/log?')) ?? first;
  assert.ok(found !== undefined && changing.length <= 1);
  return found;
}

/** kubectl's protobuf is JSON here: the same fields, in a form that people can read. */
function expected({ method, path, accept, contentType, body }: Recorded): Sent {
  return sentAs(method, path, {
    accept: accept.replace(/^application\/vnd\.kubernetes\.protobuf, ?/, ''),
    // Without one, as of --raw, the server takes it for JSON, and curl would call it a form.
    contentType:
      body === ''
        ? contentType
        : contentType.replace(/^(?:application\/vnd\.kubernetes\.protobuf)?$/, 'application/json'),
    body,
  });
}

function checkBody(found: unknown, wanted: unknown, line: string): void {
  if (typeof wanted !== 'string' || wanted === '') {
    assert.deepEqual(found, wanted, line);
    return;
  }
  const bytes = Buffer.from(wanted, 'base64').toString('latin1');
  assert.ok(bytes.startsWith('k8s\0'), line);
  const texts = (value: unknown): readonly string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [String(value)];
  for (const text of texts(found))
    assert.ok(bytes.includes(String.fromCharCode(text.length) + text), `${line}: ${text}`);
  // And no field of the answer's question that is not in ours: kubectl writes the length in front of each text.
  const known = new Set(texts(found));
  const said = [...bytes.slice(bytes.lastIndexOf('B\0')).matchAll(/[\x01-\x40]([A-Za-z*/.-]{3,})/g)];
  for (const [, text = ''] of said) assert.ok(known.has(text), `${line}: kubectl says ${text}`);
}

function compare(found: Sent, recorded: Recorded, line: string): void {
  const { body, ...rest } = found;
  const { body: wanted, ...others } = expected(recorded);
  assert.deepEqual(rest, others, line);
  checkBody(body, wanted, line);
}

const dataOf = (argv: readonly string[]): string | undefined =>
  argv.includes('-f') ? files[argv[argv.indexOf('-f') + 1] ?? ''] : undefined;

test(`${commands.length} commands of kubectl are the requests that it was seen to send`, () => {
  assert.ok(commands.length > 100);
  for (const argv of commands) {
    const line = argv.join(' ');
    const call = kubectlCall(['kubectl', ...argv], 'team', dataOf(argv));
    const accept = call.headers?.find((one) => one.startsWith('Accept: '))?.slice(8) ?? '*/*';
    const body = call.document === undefined ? '' : (JSON.parse(call.document.join('\n')) as unknown);
    const more = { accept, contentType: call.contentType ?? '', body };
    compare(sentAs(call.method, call.path, more), doingOf(kept[line] ?? []), line);
  }
});

const kubeconfig = JSON.stringify({
  'current-context': 'lab',
  contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'u', namespace: 'team' } }],
  clusters: [{ name: 'lab', cluster: { server: 'https://127.0.0.1:6443' } }],
  users: [{ name: 'u', user: { token: 'not-shown' } }],
});
const host = fakeHost({ files: { '/cwd/k.yaml': kubeconfig }, env: { KUBECONFIG: 'k.yaml', PATH: '/bin' } });

/** A quick run makes scripts of a cross-section. */
const written = full ? commands : commands.filter((_argv, index) => index % 18 === 4);

for (const shell of ['bash', 'powershell'] as const)
  test(`scripts of ${shell} send them`, async () => {
    for (const argv of written) {
      const line = argv.join(' ');
      const said = readOptions('generate', {
        recipe: 'token',
        shell,
        command: ['kubectl', ...argv],
        data: dataOf(argv),
      });
      const { report } = await provenScript(scriptOptions({ ...said, lang: 'en' }), undefined, host);
      const [request, ...more] = report.requests;
      assert.ok(request !== undefined && more.length === 0, line);
      const { headers, body } = request;
      const sent = sentAs(request.method, request.url, {
        accept: headers.Accept ?? '*/*',
        contentType: headers['Content-Type'] ?? '',
        body: body === undefined ? '' : (JSON.parse(body.replaceAll('\\u000a', '\n')) as unknown),
      });
      compare(sent, doingOf(kept[line] ?? []), line);
    }
  });
