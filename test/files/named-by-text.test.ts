/** What a script or document names is read only where that can neither hang nor ask anybody. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotFollowed, withoutStrangeFiles } from '../../src/files/named-by-text.js';
import type { Host } from '../../src/host.js';
import { fakeHost } from '../support/host.js';

/** A host whose files all hold the same; the paths that it was asked for. */
function everywhere(platform: NodeJS.Platform): { host: Host; asked: string[] } {
  const asked: string[] = [];
  const memory = fakeHost();
  const read = (path: string): Uint8Array => {
    asked.push(path);
    return new Uint8Array([1]);
  };
  return { host: { ...memory, platform, files: { ...memory.files, read } }, asked };
}

for (const [platform, path] of [
  ['win32', '\\\\server\\share\\kube.yaml'],
  ['win32', '//server/share/kube.yaml'],
  ['win32', '\\\\?\\UNC\\server\\share\\kube.yaml'],
  ['win32', '\\\\.\\pipe\\x'],
  ['win32', 'C:\\work\\CON'],
  ['win32', 'C:\\work\\com1.yaml'],
  ['linux', '/proc/kmsg'],
  ['linux', '/sys/kernel/debug/tracing/trace_pipe'],
] as const) {
  test(`${platform}: ${path} is not even opened`, () => {
    const { host, asked } = everywhere(platform);
    const careful = withoutStrangeFiles(host, []);
    assert.throws(() => careful.files.read(path), NotFollowed);
    assert.equal(careful.files.stat(path), undefined);
    assert.deepEqual(asked, []);
    // What the user named himself is his own affair.
    if (platform === 'linux') assert.equal(withoutStrangeFiles(host, [path]).files.read(path).length, 1);
  });
}

test('ordinary paths are read, wherever they are', () => {
  for (const [platform, path] of [
    ['win32', 'C:\\Users\\me\\.kube\\config'],
    ['win32', 'C:\\contexts\\console.yaml'],
    ['linux', '/etc/rancher/k3s/k3s.yaml'],
    ['linux', '/processes/kube.yaml'],
  ] as const)
    assert.equal(withoutStrangeFiles(everywhere(platform).host, []).files.read(path).length, 1);
});
