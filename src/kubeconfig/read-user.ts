/** `user` of a v1 document. */
import { type GoDecoder, isNull, type Reader, type Seen } from '../go/decode.js';
import { nilBytes, nilList, nilMap } from '../go/nil.js';
import { readExtensions } from './read-extensions.js';
import type { AuthProviderConfig, ExecConfig } from './types.js';
import type { AuthInfoFields } from './v1.js';

export function readUser(go: GoDecoder, seen: Seen): Reader<AuthInfoFields> {
  const readers = {
    'client-certificate': go.string,
    'client-certificate-data': go.bytes,
    'client-key': go.string,
    'client-key-data': go.bytes,
    token: go.string,
    tokenFile: go.string,
    as: go.string,
    'as-uid': go.string,
    'as-groups': go.strings,
    'as-user-extra': ((value, at) => go.map(value, at, '[]string', go.strings)) satisfies Reader<unknown>,
    username: go.string,
    password: go.string,
    'auth-provider': readAuthProvider(go, seen),
    exec: readExec(go, seen),
    extensions: readExtensions(go),
  };
  return (value, target) => {
    const found = go.struct(value, target, 'AuthInfo', readers, seen);
    return {
      clientCertificate: found['client-certificate'] ?? '',
      clientCertificateData: found['client-certificate-data'] ?? nilBytes,
      clientKey: found['client-key'] ?? '',
      clientKeyData: found['client-key-data'] ?? nilBytes,
      token: found.token ?? '',
      tokenFile: found.tokenFile ?? '',
      impersonate: found.as ?? '',
      impersonateUid: found['as-uid'] ?? '',
      impersonateGroups: found['as-groups'] ?? nilList,
      impersonateUserExtra: found['as-user-extra'] ?? nilMap,
      username: found.username ?? '',
      password: found.password ?? '',
      authProvider: found['auth-provider'],
      exec: found.exec,
      extensions: found.extensions ?? nilList,
    };
  };
}

function readAuthProvider(go: GoDecoder, seen: Seen): Reader<AuthProviderConfig | undefined> {
  const readers = {
    name: go.string,
    config: ((value, at) => go.map(value, at, 'string', go.string)) satisfies Reader<unknown>,
  };
  const within: Seen = (field, position) => seen(`auth-provider.${field}`, position);
  return (value, target) => {
    if (isNull(value)) return undefined;
    const { name, config } = go.struct(value, target, 'AuthProviderConfig', readers, within);
    return { name: name ?? '', config: config ?? nilMap };
  };
}

function readExec(go: GoDecoder, seen: Seen): Reader<ExecConfig | undefined> {
  const readVariable: Reader<ExecConfig['env'][number]> = (value, target) => {
    const found = go.struct(value, target, 'ExecEnvVar', { name: go.string, value: go.string });
    return { name: found.name ?? '', value: found.value ?? '' };
  };
  const readers = {
    command: go.string,
    args: go.strings,
    env: ((value, at) => go.list(value, at, 'v1.ExecEnvVar', readVariable)) satisfies Reader<unknown>,
    apiVersion: go.string,
    installHint: go.string,
    provideClusterInfo: go.bool,
    interactiveMode: ((value, at) => go.text(value, at, 'v1.ExecInteractiveMode')) satisfies Reader<unknown>,
  };
  const within: Seen = (field, position) => seen(`exec.${field}`, position);
  return (value, target) => {
    if (isNull(value)) return undefined;
    const found = go.struct(value, target, 'ExecConfig', readers, within);
    return {
      apiVersion: found.apiVersion ?? '',
      command: found.command ?? '',
      args: found.args ?? nilList,
      env: found.env ?? nilList,
      installHint: found.installHint ?? '',
      provideClusterInfo: found.provideClusterInfo ?? false,
      interactiveMode: found.interactiveMode ?? '',
    };
  };
}
