/** No name reaches stderr with what could act on a terminal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../src/main.js';
import { inertOutput, writePainted } from '../../src/print/inert-output.js';
import { fakeHost } from '../support/host.js';
import { kubeconfig } from '../verify/bash/dry-run.js';

const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const names = ['a\u001b]0;pwned\u0007b', '\u202ered\u001b[31m', 'x\u009b2J\rerror: x'];

test('file names, context names and duplicates in every verb that speaks on stderr', async () => {
  const script = '#!/bin/bash\nset -euo pipefail\nNAME=lab\nkubectl get pods --context=$NAME\n';
  for (const name of names) {
    const file = `/cwd/d/${name.replaceAll('/', '_')}.sh`;
    const doubled = JSON.stringify({
      contexts: [
        { name, context: { cluster: name } },
        { name, context: { cluster: name } },
      ],
      users: [{ name }, { name }],
    });
    const commands: readonly (readonly [readonly string[], string])[] = [
      [['verify', '--fix', 'd'], kubeconfig],
      [['verify', `missing${name}`], kubeconfig],
      [['generate', '-o', `out${name}`], kubeconfig],
      [['generate', '--context', name], kubeconfig],
      [['recipes'], doubled],
      [['get', 'contexts', name], kubeconfig],
      [['describe', name], kubeconfig],
      [['query', `--find=${name}`], kubeconfig],
      [['explain', name], kubeconfig],
      [[name], kubeconfig],
    ];
    for (const [args, config] of commands) {
      const host = fakeHost({
        files: { '/home/user/.kube/config': config, [file]: script },
        env: { HOME: '/home/user' },
      });
      await main(args, host);
      assert.doesNotMatch(host.written.stderr, acting, JSON.stringify(args));
    }
  }
});

test('our own colours pass, and only where a formatter painted; bytes pass where no terminal is', () => {
  const written: (string | Uint8Array)[] = [];
  const to = (isTTY: boolean) =>
    inertOutput({ write: (text) => void written.push(text), isTTY, columns: 80 });
  to(true).write('\u001b[31mx\u001b[0m\n');
  writePainted(to(true), '\u001b[31mx\u001b[0m\u001b[8m\n');
  to(true).write(Buffer.from('\u001b[31m'));
  to(false).write(Buffer.from('\u001b'));
  assert.deepEqual(written, [
    '\\u001b[31mx\\u001b[0m\n',
    '\u001b[31mx\u001b[0m\\u001b[8m\n',
    '\\u001b[31m',
    Buffer.from('\u001b'),
  ]);
});
