/** A kubeconfig of one cluster, context and user: which of several was read shows in its server. */
export const oneCluster = (name: string): string =>
  JSON.stringify({
    'current-context': name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{ name, cluster: { server: `https://${name}.example.com` } }],
    users: [{ name, user: { token: 'not-shown' } }],
  });
