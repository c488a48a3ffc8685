/** The kubeconfig that the examples of `explain` hold for. Its certificates and tokens are no real ones. */

const authority = Buffer.from('-----BEGIN CERTIFICATE-----\nZXhhbXBsZQ==\n-----END CERTIFICATE-----\n');

export const exampleKubeconfig = `apiVersion: v1
kind: Config
current-context: lab
clusters:
- name: lab
  cluster:
    server: https://lab.example.com:6443
    certificate-authority-data: ${authority.toString('base64')}
- name: prod
  cluster:
    server: https://prod.example.com:6443
    certificate-authority-data: ${authority.toString('base64')}
contexts:
- name: lab
  context: {cluster: lab, user: admin}
- name: prod
  context: {cluster: prod, user: admin}
users:
- name: admin
  user: {token: example-token}
`;
