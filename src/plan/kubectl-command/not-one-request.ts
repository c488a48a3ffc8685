/** Commands of kubectl that are more than one request of HTTP, and what to use in their place. */
import { UsageError } from '../../errors.js';

const socket = 'it talks in both directions over a WebSocket, which curl cannot do';
const made = 'it makes an object that only kubectl knows how to make';
const dryRun =
  'let kubectl write it, and take that: kubectl … --dry-run=client -o yaml > object.yaml, then generate request -- kubectl create -f object.yaml';
const readFirst = 'it reads the object first, and sends what follows from that';
const patchIt = "say the change itself: generate request -- kubectl patch TYPE NAME --type=merge -p '{…}'";

/** By command: why, and what to do. */
const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  exec: [socket, 'use kubectl exec itself'],
  attach: [socket, 'use kubectl attach itself, or kubectl logs --follow for what is written'],
  'port-forward': [socket, 'use kubectl port-forward itself, or the path /proxy of a Service'],
  cp: [`it runs tar by exec: ${socket}`, 'use kubectl cp itself'],
  debug: [socket, 'use kubectl debug itself'],
  run: [made, dryRun],
  expose: [readFirst, dryRun],
  autoscale: [readFirst, dryRun],
  proxy: ['it is a server of its own', 'generate proxy writes the steps'],
  edit: ['it opens an editor between two requests', patchIt],
  describe: [
    'it reads the object, its events and what belongs to it',
    'generate request -- kubectl get TYPE NAME -o yaml, and kubectl get events --field-selector involvedObject.name=NAME',
  ],
  explain: ['it reads the OpenAPI of the server', 'generate token --path /openapi/v3'],
  diff: [readFirst, 'generate request -- kubectl apply --server-side --dry-run=server -f FILE'],
  replace: [readFirst, 'generate request -- kubectl apply --server-side -f FILE'],
  label: [readFirst, patchIt],
  annotate: [readFirst, patchIt],
  taint: [readFirst, patchIt],
  set: [readFirst, patchIt],
  cordon: [readFirst, patchIt],
  uncordon: [readFirst, patchIt],
  drain: ['it evicts one Pod after the other', 'use kubectl drain itself'],
  wait: ['it watches until something is so', 'generate request -- kubectl get TYPE NAME --watch'],
  rollout: [readFirst, 'generate request -- kubectl get deployment NAME -o yaml'],
  certificate: [
    readFirst,
    'generate token --resource csr/NAME --subresource approval --request PUT --data @FILE',
  ],
  events: ['it sorts what it lists', 'generate request -- kubectl get events'],
  'api-resources': ['it asks for each group of the API', 'generate token --path /apis'],
  'api-versions': ['it asks for each group of the API', 'generate token --path /apis'],
  'cluster-info': [
    'it looks for Services by label',
    'generate request -- kubectl get services -n kube-system',
  ],
  config: ['it reads the kubeconfig alone, and asks no server', 'kubesteps config view does the same'],
  kustomize: ['it reads files alone, and asks no server', 'use kubectl kustomize itself'],
  completion: ['it asks no server', 'use kubectl completion itself'],
  options: ['it asks no server', 'use kubectl options itself'],
  plugin: ['it asks no server', 'use kubectl plugin itself'],
};

/** The error for a command that is not one request. */
export function notOneRequest(verb: string): UsageError {
  const [first = ''] = verb.split(' ');
  const known = first === 'create' ? ([made, dryRun] as const) : reasons[first];
  const [why, hint] = known ?? [
    'nothing here knows what it sends',
    "see it by 'kubectl -v=8', and write it with --path, --request and --data",
  ];
  return new UsageError(`kubectl ${verb} is not one request: ${why}`, { hint });
}
