/**
 * Whom curl believes to be the proxy, where the way to it is https. client-go holds the proxy's certificate against the
 * same CA as the server's (net/http's Transport has one TLSClientConfig for both); curl asks the machine's CAs unless
 * `--proxy-cacert` and `--proxy-capath` say otherwise. Tried with kubectl 1.36 and curl 7.88.
 */
import type { Config } from '../../kubeconfig/types.js';
import { show, textOf } from '../value.js';
import { caHeldBy, caNamedBy } from './cluster-ca.js';
import type { CurlOptions } from './curl-options-read.js';
import { besideCaFile, trustInWords, withoutCaFile } from './curl-trust.js';
import type { ToolCall } from './tool.js';

/** The trust in words, with a finding where more is believed than the CA that was given. */
export function proxyTrust(call: ToolCall, options: CurlOptions, config: Config | undefined): string {
  if (options.on('proxy-insecure')) {
    const place = options.place('proxy-insecure') ?? call.place;
    call.recorder.find('KS5003', place, 'the certificate of the proxy is not verified', {
      fix: '--proxy-cacert with the CA of the kubeconfig',
    });
    return 'not verified (--proxy-insecure)';
  }
  const ca = options.last('proxy-cacert');
  if (ca === undefined) {
    if (options.last('proxy-capath') !== undefined)
      return `verified by ${trustInWords(withoutCaFile(call, options, 'proxy-'))}`;
    return "verified by the system's trust store";
  }
  const found = call.files.look(ca.value);
  const content = found.kind === 'known' ? found.file.content : undefined;
  const owners = content === undefined ? caNamedBy(ca.value, config, call.world) : caHeldBy(content, config);
  const [cluster] = owners;
  const more = besideCaFile(call, options, 'proxy-', (other) =>
    cluster === undefined
      ? textOf(other) !== undefined && content !== undefined && textOf(other) === textOf(content)
      : caHeldBy(other, config).includes(cluster),
  );
  if (more.length > 0) {
    call.recorder.find(
      'KS5012',
      ca.token.place,
      `curl believes more of the proxy than the CA of --proxy-cacert: ${trustInWords(more)}`,
      { severity: 'info', fix: '--proxy-capath with a folder that holds no other CA, or /dev/null' },
    );
  }
  const own =
    cluster === undefined
      ? ({ kind: 'file', path: show(ca.value) } as const)
      : ({ kind: 'kubeconfig', cluster } as const);
  return `verified by ${trustInWords([own, ...more])}`;
}
