/** Commands of kubectl that are one request; `_` stands for a blank in a word. */

/** Files that the commands name. */
export const files: Readonly<Record<string, string>> = {
  'cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: "1" # one\n',
  'far.json':
    '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "far"}, "spec": {"replicas": 2}}',
  'role.yaml':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: []\n',
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {generateName: web-}\nspec: {containers: [{name: a, image: b}]}\n',
};

export const commands: readonly (readonly string[])[] = `
get pods
get pods -n shop
get pods -n shop -l app=web -o wide
get po -A
get pods --all-namespaces -o json
get pod web
get pods web -o yaml
get pod/web
get pods -l app_in_(a,b),tier!=c
get pods --field-selector=status.phase=Running
get pods --field-selector metadata.name=a -o name
get pods --chunk-size=10
get pods --chunk-size=0
get pods --sort-by=.metadata.name
get pods --show-labels -L app
get pods --no-headers
get pods --server-print=false
get pods -o jsonpath={.items[*].metadata.name}
get pods -o=custom-columns=N:.metadata.name
get pods -o go-template={{.kind}}
get pod web --subresource=status
get deploy web --subresource=scale -o yaml
get cm settings --ignore-not-found
get deployments
get deploy/web -n shop
get deployments.apps
get deployments.v1.apps web
get ing
get hpa
get cj
get jobs.batch
get pdb
get netpol
get endpointslices
get ev
get nodes
get no n1
get ns
get namespace default -o yaml
get pv
get sc
get crd
get clusterroles
get clusterrole system:node
get roles -A
get csr
get pc
get leases -n kube-system
get widgets.v1.example.com
get secrets -o name
get --raw /healthz
get --raw=/healthz?verbose=true
get --raw /api/v1/namespaces/far/pods?limit=5
create -f cm.yaml
create -f far.json
create -f role.yaml
create -f pod.yaml
create -f cm.yaml -n shop
create -f cm.yaml --dry-run=server
create -f cm.yaml --validate=false
create -f cm.yaml --validate=warn --field-manager=me
create --raw /api/v1/namespaces/far/configmaps -f far.json
replace --raw /api/v1/namespaces/far/configmaps/a -f far.json
delete --raw /api/v1/namespaces/far/configmaps/a
apply --server-side -f cm.yaml
apply --server-side -f far.json --force-conflicts
apply --server-side -f cm.yaml --field-manager=me -n shop
apply --server-side -f cm.yaml --dry-run=server
apply --server-side -f role.yaml --validate=false
patch deploy web -p {"spec":{"replicas":3}}
patch deploy/web -n shop --type=merge -p spec:_{replicas:_3}
patch cm settings --type=json -p [{"op":"remove","path":"/data/a"}]
patch node n1 -p {"spec":{"unschedulable":true}}
patch cm settings -p {} --dry-run=server
patch deploy web --subresource=status --type=merge -p {"status":{"replicas":1}}
patch widgets.v1.example.com w --type=merge -p {"spec":{}}
delete pod web --wait=false
delete pod/web -n shop --wait=false
delete cm settings --wait=false --grace-period=5
delete pod web --wait=false --force
delete pod web --now --wait=false
delete deploy web --wait=false --cascade=orphan
delete deploy web --wait=false --cascade=foreground
delete cm settings --dry-run=server
delete ns shop --wait=false
scale deploy web --replicas=3
scale --replicas=0 sts/db -n shop
scale rs/web --replicas=1 --dry-run=server
logs web -c c
logs pod/web -c c
logs web -c c -n shop --tail=5 --since=1h --timestamps
logs web -c c --previous
logs web -c c --limit-bytes=100 --since-time=2026-01-02T03:04:05Z
logs web -c c --all-pods=false --insecure-skip-tls-verify-backend
auth can-i list pods
auth can-i get pods/log -n shop
auth can-i create deployments.apps
auth can-i get pods/web
auth can-i * *
auth can-i get /healthz
auth can-i list pods -A
auth can-i list nodes
auth can-i get pods --subresource=log
auth can-i --list
auth can-i --list -n shop
auth whoami
top pods
top pods -n shop -l app=web
top pods -A
top pod web
top nodes
top node n1
`
  .trim()
  .split('\n')
  .map((line) =>
    line.split(' ').map((word) => word.replace(/(?<=[a-z:])_(?=[({3r])|(?<=in)_|_(?=in)/g, ' ')),
  );
