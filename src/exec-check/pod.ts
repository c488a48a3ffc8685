/** What a script of a pod finds in the sandbox: the kubelet's variables and files, with nothing real in them. */
import { podCaPath, podVariables } from '../verify/pod.js';
import type { SandboxFile } from './fake-kubeconfig.js';

const values = { host: '10.96.0.1', port: '443' } as const;

/** The variables that a script names, with the address of no server. */
export function podEnvironment(text: string): readonly (readonly [string, string])[] {
  return Object.entries(podVariables).flatMap(([name, part]) =>
    new RegExp(`\\b${name}\\b`).test(text) ? [[name, values[part]] as const] : [],
  );
}

const folder = podCaPath.replace(/\/[^/]*$/, '');

/** The files of the ServiceAccount, by both of their paths, where a script names their folder. */
export function podFiles(text: string): readonly SandboxFile[] {
  if (!text.includes('kubernetes.io/serviceaccount')) return [];
  const contents = { token: 'sandbox.token.of-a-pod', 'ca.crt': 'CA of a pod\n', namespace: 'default' };
  return Object.entries(contents).flatMap(([name, content]) =>
    [folder, folder.replace('/var', '')].map((place) => ({ path: `${place}/${name}`, content })),
  );
}
