/**
 * Somebody answers in the API server's place, with a certificate of a CA that the machine trusts: an inspecting proxy.
 * kubectl refuses it, and so must every script; no token may arrive.
 */
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { generated } from '../support/generate.js';
import { serviceAccount } from '../support/pod.js';
import { crossed } from '../support/size.js';
import { findProgram, needs } from '../support/tools.js';
import { Authorities } from './authorities.js';
import { makeInspectedMachine, runWhereInspectorIsTrusted } from './inspected-machine.js';
import { type TlsServer, tlsServer } from './server.js';

const token = 'a-token-that-must-not-arrive';
const own = 'the-callers-own';

const shells = [
  { name: 'bash', shell: 'bash', file: 'script.sh', command: ['bash'] },
  { name: 'zsh', shell: 'bash', file: 'script.sh', command: ['zsh'] },
  { name: 'pwsh', shell: 'powershell', file: 'script.ps1', command: ['pwsh', '-NoProfile', '-File'] },
] as const;

const trustFlags = / --(?:proxy-)?capath (?:"[^"]*"|'[^']*'|\/dev\/null)/g;

/** What people run, read or paste: scripts, those of the article, blocks, and those of a page one behind the other. */
const forms: Readonly<Record<string, readonly string[]>> = {
  safe: [],
  article: ['--style=article'],
  paste: ['--format=paste'],
  page: ['--format=markdown'],
};

const isScript = (form: string): boolean => form === 'safe' || form === 'article';

const kinds = Object.entries(forms).flatMap(([form, options]) =>
  ['token', 'bound-token', 'secret-token', 'service-account', 'whoami', 'can-i', 'self', 'in-pod']
    .filter((recipe) => (recipe !== 'self' && recipe !== 'in-pod') || isScript(form))
    .flatMap((recipe) => shells.map((one) => ({ form, options, recipe, ...one }))),
);

/** The commands of a form in a shell. */
function commandsOf(form: string, shell: string, text: string): string {
  if (form !== 'page') return text;
  const blocks = text.matchAll(new RegExp(`^\`\`\`${shell}\\n([\\s\\S]*?)^\`\`\``, 'gm'));
  return [...blocks].map(([, block = '']) => block).join('');
}

/** Each recipe in each form, and each form in each shell. */
const chosen = crossed(kinds, 2, ({ form, recipe, name }) => [`${recipe} ${form}`, `${form} ${name}`]);

for (const { form, options, recipe, name, shell, file, command } of chosen) {
  const skip = needs('curl', 'openssl', 'bwrap', 'kubectl', command[0]);
  test(`${recipe}, ${form}, ${name}: no token for whoever the machine trusts`, { skip }, async () => {
    const made = new Authorities();
    for (const one of ['kube', 'inspector']) made.authority(one);
    // The first answer ends a script that got this far; the article's go on until a removed token is refused.
    const server = await tlsServer(made.signed('intercepted', 'inspector'), form === 'article' ? 401 : 403);
    after(() => server.close());
    const asked = form === 'page' ? [] : [`--shell=${shell}`];
    const text = await prepare(made, server, [recipe, ...asked, ...options]);
    const script = commandsOf(form, shell, text).replace(/^( *)(?:sleep|Start-Sleep -Seconds) 15$/gm, '');
    assert.match(script, trustFlags);
    writeFileSync(made.path(file), script);
    const run = [...command, made.path(file)];
    const account = serviceAccount({ token, ca: made.pem('kube'), namespace: 'default' });
    after(() => account.remove());
    const pod = recipe === 'in-pod' ? { account: account.path, port: server.port } : undefined;
    const refused = await runWhereInspectorIsTrusted(made, run, pod);
    // What is pasted goes on, and says so.
    if (isScript(form)) assert.equal(refused.succeeded, false, refused.output);
    assert.equal(server.seen.length, 0, refused.output);
    // The same without the option: it is this that keeps the token back.
    writeFileSync(made.path(file), script.replaceAll(trustFlags, ''));
    const open = await runWhereInspectorIsTrusted(made, run, pod);
    const sent = recipe === 'self' ? own : token;
    assert.ok(
      server.seen.some((request) => request.endsWith(` Bearer ${sent}`)),
      open.output,
    );
  });
}

/** Puts down the kubeconfig, the machine's CA folder and a kubectl that has a token; the script for them. */
async function prepare(made: Authorities, server: TlsServer, args: readonly string[]): Promise<string> {
  makeInspectedMachine(made);
  const kubeconfig = {
    clusters: [
      {
        name: 'lab',
        cluster: {
          server: `https://127.0.0.1:${server.port}`,
          'certificate-authority-data': Buffer.from(made.pem('kube')).toString('base64'),
        },
      },
    ],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    users: [{ name: 'lab', user: { token: own } }],
    'current-context': 'lab',
  };
  writeFileSync(made.path('kubeconfig'), JSON.stringify(kubeconfig), { mode: 0o600 });
  // The way to the cluster was free until now: kubectl has got its token, and curl meets the other one.
  const kubectl = [
    '#!/bin/sh',
    'case $* in',
    `  config\\ *) exec ${findProgram('kubectl')} "$@" ;;`,
    `  create\\ token*) echo ${token} ;;`,
    `  *data.token*base64decode*) echo ${token} ;;`,
    `  *data.token*) echo ${Buffer.from(token).toString('base64')} ;;`,
    '  apply\\ *) : >"${0%/*}/applied" ;;',
    '  delete\\ *) rm -f "${0%/*}/applied" ;;',
    '  get\\ *-o\\ name*) if [ -e "${0%/*}/applied" ]; then echo secret/made; fi ;;',
    'esac',
    '',
  ].join('\n');
  writeFileSync(made.path('bin/kubectl'), kubectl);
  chmodSync(made.path('bin/kubectl'), 0o755);
  return generated(args, { KUBECONFIG: made.path('kubeconfig') });
}
