/** Sockets in the file system: `kubectl proxy --unix-socket` listens there, `curl --unix-socket` calls there. */
import type { Endpoint, Value } from '../value.js';
import type { CurlOptions } from './curl-options-read.js';
import type { ReadUrl } from './curl-url.js';
import type { ToolCall } from './tool.js';

/** The same text for the same file; undefined where it cannot be known which file that is. */
export function socketAddress(call: ToolCall, path: Value): string | undefined {
  const resolved = call.files.resolve(path);
  if (resolved === undefined) return undefined;
  return `socket ${JSON.stringify(resolved.map((one) => ('id' in one ? one.id : one.text)))}`;
}

/**
 * What a request through `--unix-socket` reaches: then the host of the URL is a name in a header and no more (curl's
 * manual). `none`: no such option; undefined: who listens there is not known, which was said.
 */
export function doorBehindSocket(
  call: ToolCall,
  options: CurlOptions,
  read: ReadUrl,
): Endpoint | 'none' | undefined {
  const option = options.last('unix-socket');
  if (option === undefined) return 'none';
  const address = socketAddress(call, option.value);
  const door = address === undefined ? undefined : call.recorder.doorAt(address);
  const { place } = option.token;
  if (door === undefined) call.recorder.refuse('KS3301', place, 'who listens at this socket is not known');
  else if (read.kind !== 'address' || read.address.scheme !== 'http')
    call.recorder.refuse('KS5001', place, 'a kubectl proxy is called by http, whose host is localhost', {
      fix: 'http://localhost/…',
    });
  return door;
}
