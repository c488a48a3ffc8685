/** The target of a script that runs inside a pod: what client-go's rest.InClusterConfig takes in place of a kubeconfig. */
import { confirmNamespace, type Target } from './target.js';

/** Where the kubelet mounts what belongs to the pod's ServiceAccount. */
export const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Stands in a path for the pod's own namespace, which only the pod knows. No path that is given can hold braces. */
export const podNamespace = '{namespace}';

/** `namespace`: where objects are, if not in the namespace of the pod. Throws a KubeconfigError for what can be none. */
export function podTarget({ namespace = podNamespace }: { readonly namespace?: string | undefined }): Target {
  if (namespace !== podNamespace) confirmNamespace(namespace);
  const entry = { position: undefined, origins: new Map(), locationOfOrigin: '' } as const;
  return {
    contextName: '',
    context: { namespace: podNamespace },
    clusterName: '',
    cluster: {
      ...entry,
      server: '',
      tlsServerName: '',
      insecureSkipTlsVerify: false,
      certificateAuthority: `${serviceAccountFolder}/ca.crt`,
      certificateAuthorityData: new Uint8Array(),
      disableCompression: false,
    },
    caFile: [],
    authInfoName: '',
    authInfo: {
      ...entry,
      authProvider: undefined,
      plugin: undefined,
      credentials: {
        certificate: false,
        authorization: 'token-file',
        tokenFile: [`${serviceAccountFolder}/token`],
        certificateFile: [],
        keyFile: [],
        colonInUsername: false,
        ambiguousToken: false,
        impersonation: [],
      },
    },
    minifiable: true,
    namespace,
    proxy: undefined,
    server: {
      url: '',
      secure: true,
      address: '',
      host: '',
      path: '',
      endsWithSlash: false,
      verifiedUrl: undefined,
    },
    kubeconfig: undefined,
    files: [],
    clusterOverride: undefined,
    userOverride: undefined,
    needs: { program: undefined, files: [] },
    isCurrent: false,
  };
}
