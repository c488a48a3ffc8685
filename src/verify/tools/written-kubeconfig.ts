/**
 * A kubeconfig that the script itself has written: read as kubectl reads it, where its cluster is, field by field, one of
 * a kubeconfig that the script has read. Its user signs in with a token of that cluster.
 */
import { KubeconfigError } from '../../errors.js';
import { readBytes } from '../../kubeconfig/file.js';
import { mergeFiles } from '../../kubeconfig/load.js';
import type { AuthInfo, Cluster, Config } from '../../kubeconfig/types.js';
import { secretsIn, show, type Value } from '../value.js';
import type { KubectlCall } from './kubectl-call.js';
import { ManifestText } from './manifest-text.js';
import { confirmDocumentParts } from './structure.js';

/** What `--kubeconfig` names is a file of the script's own; `config` is undefined where it is refused. */
export interface WrittenKubeconfig {
  readonly config: Config | undefined;
}

/** Undefined where `--kubeconfig` names no file whose content the script certainly wrote. */
export function writtenKubeconfig(kubectl: KubectlCall): WrittenKubeconfig | undefined {
  const path = kubectl.flag('kubeconfig');
  // What kubectl config prints of it, or changes in it, is not followed.
  if (path === undefined || kubectl.parsed.command.path.startsWith('config')) return undefined;
  const found = kubectl.call.files.look(path);
  if (found.kind !== 'known' || found.file.kind !== 'file' || !found.file.certain) return undefined;
  const { content } = found.file;
  const before = read.get(content);
  if (before !== undefined && before.kubectl === kubectl) return before;
  const config = readContent(kubectl, path, content);
  read.set(content, { kubectl, config });
  return { config };
}

/** A call asks several times, and is to be told once. */
const read = new WeakMap<Value, WrittenKubeconfig & { readonly kubectl: KubectlCall }>();

function readContent(kubectl: KubectlCall, path: Value, content: Value): Config | undefined {
  const { call } = kubectl;
  const refuse = (why: string): undefined => {
    kubectl.refuse(
      'KS3105',
      `${show(path)}: a kubeconfig that the script itself writes is not modelled ${why}`,
    );
  };
  // A part that only a run would show stands for itself alone.
  confirmDocumentParts(call, content, kubectl.placeOf('kubeconfig'));
  const source = new ManifestText(content);
  if (!source.isReadable) return refuse('with characters of private use in it');
  const loaded = readBytes(show(path), new TextEncoder().encode(source.text));
  if ('message' in loaded) return refuse(`where kubectl cannot read it: ${source.unmarked(loaded.message)}`);
  const config = mergeFiles([loaded]);
  const [cluster, ...clusters] = config.clusters;
  const [user, ...users] = config.authInfos;
  if (cluster === undefined || clusters.length > 0 || user === undefined || users.length > 0)
    return refuse('with other than one cluster and one user');
  if (source.marksIn(source.text) !== source.marksIn(user[1].token))
    return refuse('where more than its token depends on the run');
  if (!hasTokenAlone(user[1])) return refuse('whose user has more, or less, than a token');
  const [name, entry] = cluster;
  if (!isOfAnother(kubectl, name, entry))
    return refuse(
      `where its cluster ${JSON.stringify(name)} is not, in every field, one of a kubeconfig that the script has read`,
    );
  for (const secret of secretsIn(content)) {
    if (secret.cluster === name && secret.byCurrentContext !== true) continue;
    const whose = secret.cluster ?? 'that is not known';
    const message = `${secret.origin} is for cluster ${whose}, and is sent to cluster ${name}`;
    kubectl.find('KS4101', message, kubectl.placeOf('kubeconfig'), `--context of cluster ${name}`);
  }
  return config;
}

const hasTokenAlone = ({ token, position: _, origins: __, ...rest }: AuthInfo): boolean =>
  token !== '' && rest.exec === undefined && rest.authProvider === undefined && !namesMore(rest);

const namesMore = (user: Omit<AuthInfo, 'token' | 'position' | 'origins'>): boolean =>
  [
    user.clientCertificate,
    user.clientKey,
    user.tokenFile,
    user.impersonate,
    user.impersonateUid,
    user.username,
    user.password,
  ].some((text) => text !== '') ||
  [user.clientCertificateData, user.clientKeyData, user.impersonateGroups].some((list) => list.length > 0) ||
  user.impersonateUserExtra.size > 0;

/** Whether a kubeconfig that the script has read has that cluster, its CA read into it. */
function isOfAnother({ call }: KubectlCall, name: string, entry: Cluster): boolean {
  return call.recorder.configsRead().some((config) => {
    const own = config.clusters.get(name);
    if (own === undefined) return false;
    try {
      const alone = {
        ...config,
        clusters: new Map([[name, own]]),
        contexts: new Map(),
        authInfos: new Map(),
      };
      const flat = call.world.flatten(alone).clusters.get(name);
      return flat !== undefined && fieldsOf(flat) === fieldsOf(entry);
    } catch (error) {
      if (error instanceof KubeconfigError) return false;
      throw error;
    }
  });
}

const fieldsOf = (cluster: Cluster): string =>
  JSON.stringify([
    cluster.server,
    cluster.tlsServerName,
    cluster.insecureSkipTlsVerify,
    cluster.certificateAuthority,
    Buffer.from(cluster.certificateAuthorityData).toString('base64'),
    cluster.proxyUrl,
    cluster.disableCompression,
  ]);
