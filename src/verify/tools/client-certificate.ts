/** The client certificate that curl is given, and what keeps it from being read. */
import { show, textOf, type Value } from '../value.js';
import type { CurlOptions } from './curl-options-read.js';
import type { ToolCall } from './tool.js';

/** The certificate in words; undefined where none is sent. */
export function clientCertificateOf(call: ToolCall, options: CurlOptions): string | undefined {
  const certificate = options.last('cert');
  if (certificate === undefined) return undefined;
  for (const name of ['cert', 'key']) {
    const file = options.last(name);
    if (file !== undefined && call.files.look(file.value).kind === 'absent') {
      call.recorder.find('KS5006', file.token.place, `${show(file.value)} does not exist at this point`);
    }
  }
  notePem(call, options, certificate.value);
  const found = call.files.look(certificate.value);
  const [only] = found.kind === 'known' ? found.file.content : [];
  if (only?.kind === 'kubeconfig') return only.path;
  return withoutPassphrase(show(certificate.value));
}

/** `client.pem:PASSWORD` without the password, wherever that came from (curl manual, --cert). */
function withoutPassphrase(certificate: string): string {
  if (/^pkcs11:/i.test(certificate)) return certificate;
  return certificate.replace(/^((?:[A-Za-z]:)?[^:«]+):(?![\\/]).+$/s, '$1:«secret»');
}

/** Schannel, which the curl of Windows uses, reads PKCS #12 files and its own store (`Store\\Name\\thumbprint`). */
function notePem(call: ToolCall, options: CurlOptions, certificate: Value): void {
  if (call.world.os !== 'windows') return;
  const type = options.last('cert-type');
  const pem = type === undefined || textOf(type.value)?.toUpperCase() === 'PEM';
  const inStore =
    textOf(certificate)?.includes('\\') === true && !/\.(?:pem|crt|cer)$/i.test(textOf(certificate) ?? '');
  if (!pem || inStore) return;
  call.recorder.find(
    'KS6001',
    options.place('cert') ?? call.place,
    `the curl of Windows cannot read ${show(certificate)}: it takes no PEM files`,
    { fix: '--cert-type P12' },
  );
}
