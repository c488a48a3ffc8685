/** Calls of kubectl, as a shell's words; what stands behind `<<<` is the manifest on their stdin. */

export const manifests: Readonly<Record<string, string>> = {
  two: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: newa}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b, namespace: far}\n',
  cluster:
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: newspace}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: []\n',
  'cluster-with-namespace':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader, namespace: far}\nrules: []\n',
  custom:
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n---\napiVersion: example.com/v1\nkind: Gizmo\nmetadata: {name: g}\n',
  'same-kind': 'apiVersion: example.com/v1\nkind: ClusterRole\nmetadata: {name: odd}\n',
  list: 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: Namespace, metadata: {name: nn}}\n',
  letter: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: n}\n',
  'config-map-list':
    'apiVersion: v1\nkind: ConfigMapList\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n',
  generated: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: gen-}\n',
  boolean: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: yes}\n',
  number: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: 012}\n',
  nameless: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {labels: {a: b}}\n',
  kindless: 'apiVersion: v1\nmetadata: {name: a}\n',
  empty: '# nothing\n',
  json: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"far"}}',
  'two-json':
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}\n{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"}}',
  separator:
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: |\n    y\n--- # next\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n',
  alias:
    'apiVersion: v1\nkind: ConfigMap\nmetadata: &m {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: *m\n',
  twice: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nmetadata: {name: b}\n',
  merged: 'x: &x {name: a}\napiVersion: v1\nkind: ConfigMap\nmetadata: {<<: *x, namespace: far}\n',
};

export const argumentLists: readonly string[] = `
create --raw /api/v1/namespaces/far/configmaps -f - <<< json
replace --raw /api/v1/namespaces/far/configmaps/a -f - <<< json
delete --raw /api/v1/namespaces/far/secrets/a
delete secret a --raw /api/v1/namespaces/far/secrets/b
get --raw /api/v1/namespaces/far/secrets/a
get --raw=/healthz
create rolebinding rb --role=r --user=X
create rolebinding rb --role=r --user X --user Y -n far
create rolebinding rb --clusterrole=view --group=g --serviceaccount=far:sa
create rolebinding rb --role=r --serviceaccount far:sa --context prod
create clusterrolebinding crb --clusterrole=view --user=X
create clusterrolebinding crb --clusterrole=view --user=X --context=prod
create clusterrolebinding crb --clusterrole=view --group g --group h -n far
create clusterrolebinding crb --clusterrole=view --serviceaccount=far:sa
create clusterrole cr --verb=get --resource=pods
create role r --verb=get --resource=pods -n far
create namespace n
create ns n -n far
create serviceaccount sa
create sa sa -n far
create configmap c --from-literal=a=b
create cm c -n far
create secret generic s --from-literal=a=b
create secret docker-registry s --docker-server=s --docker-username=u --docker-password=p
create deployment d --image=i
create deploy d --image=i -n far --replicas=2
create job j --image=i
create job j --from=cronjob/c
create cronjob c --image=i --schedule=@daily
create quota q
create priorityclass p --value=1
create pdb p --selector=a=b --min-available=1
create ingress i --rule=h/=s:80
create service clusterip s --tcp=80:80
create svc nodeport s --tcp=80 -n far
create service externalname s --external-name=e
create token default
create token default -n far --context=prod
create token sa --bound-object-kind=Pod --bound-object-name=p
create namespace n --dry-run=client -o yaml
create namespace n --dry-run=server
create namespace n --dry-run
create namespace n m
create serviceaccount a b
create namespace
label pod a x=y
label pods a b x=y z-
label pod/a secret/b x=y
label pods,services a x=y
label namespace n x=y
label ns n x=y -n far
label node n x-
label nodes --all x=y
label pods --all x=y
label pods -l app=x x=y
label pods --all -A x=y
label pods a x=y --overwrite
label pods a
label pods x=y
label widgets w x=y
label gizmos g x=y
label pods a --list
label pods a x=y --dry-run=server
label --overwrite pods a x=y
label pods a x=y --field-selector metadata.name=a
label pods --field-selector metadata.name=a x=y
label deployments.apps d x=y
label deployments.v1.apps d x=y
label deploy/d x=y -n far
label clusterrole/c x=y
annotate pod a x=y
annotate pods a b x=y
annotate secret/a x-
annotate namespace n x=y
annotate crd c x=y --context prod
annotate pods --all x=y
annotate pods x y=z
annotate -n far sa default x=y
annotate pods a x= --overwrite
delete pod
delete pod a
delete pod a b
delete pods a -n far
delete pod/a
delete pod/a secret/b
delete pod/a b
delete pod,secret a
delete pods,secrets --all
delete pods --all
delete pods --all -A
delete pods -A
delete pods a -A
delete pods a --all
delete pods a -l x=y
delete pods -l app=x
delete pods -l app=x -A
delete pods --field-selector metadata.name=a
delete pods --field-selector metadata.name=a --all
delete ns n
delete namespace n -n far
delete namespace/n
delete node n
delete nodes --all
delete clusterrole a b
delete clusterrole/a rolebinding/b
delete clusterrolebinding,rolebinding a
delete pv p --context prod
delete widget w
delete gizmo g
delete gizmos --all
delete widgets.example.com w -n far
delete all --all
delete all a
delete pod a --cascade=orphan
delete pod a --ignore-not-found
delete pod a --wait=false
delete pod a --now
delete pod a --force
delete pod a --dry-run=client
delete pod a --dry-run=server
delete deploy d --cascade
delete -f - --wait=false <<< two
delete -f - -n team --wait=false <<< list
delete -f - -n team --wait=false <<< two
scale deployment d --replicas=2 --all
label pods,nodes a x=y
label pod a b- c=d
delete pods,nodes --all
create deployment d --image=i -- sleep 1
create job j --image=i -- a b
create job -- j
patch pod a --subresource resize --type merge -p {}
rollout restart deploy/d -n far --context prod
delete -f - pod a <<< two
delete POD a
delete Pod a
delete Pod/a
delete pods.v1 a
delete pods.v1. a
delete deployments.apps/d
delete pod a/b
delete pod/
delete pod ""
patch deployment d -p {}
patch deployment/d -p {} -n far
patch deployment d e -p {}
patch node n -p {"spec":{"unschedulable":true}}
patch sa default -p {} --context prod
patch deploy/d sa/s -p {}
patch ns n -p {} --type merge
patch crd c -p {}
patch widget w --type merge -p {"a":1}
patch gizmo g --type merge -p {"a":1}
patch pods -p {}
patch deployment d --subresource=status --type merge -p {"a":1}
patch deployment d --subresource=scale --type merge -p {"spec":{"replicas":2}}
scale deployment d --replicas=2
scale deployment/d --replicas=2 -n far
scale deployment d e --replicas=2
scale deploy/d sts/s --replicas=2
scale deploy --all --replicas=2
scale deploy -l app=x --replicas=0
scale --replicas=2 rs/r
scale --current-replicas=1 --replicas=2 deployment/d
scale deployment d
rollout restart deployment d
rollout restart deployment/d -n far
rollout restart deployment/d daemonset/e
rollout restart deployment
rollout restart deployment -l app=x
rollout undo deployment/d
rollout pause deployment/d
rollout status deployment/d
rollout status deployment/d -n far --watch=false
rollout history deployment/d
expose deployment d --port=80
expose deployment/d --port=80 --name=s -n far
expose pod p --port=80
expose service s --port=80 --name=t
set image deployment/d c=i2
set image deployment d c=i2 -n far
set env deployment/d A=B
set resources deployment d --limits=cpu=1
set serviceaccount deployment d sa
set sa deploy/d sa
set selector service s a=b
set subject rolebinding rb --user=X
set subject rolebinding rb --serviceaccount=far:sa
set subject clusterrolebinding crb --group=g
run p --image=i
run p --image=i -n far --restart=Never
run p --image=i --expose --port=80
run p --image=i --dry-run=client -o yaml
autoscale deployment d --max=3
taint nodes n a=b:NoSchedule
taint node n a-
taint nodes --all a=b:NoSchedule
cordon n
uncordon n
drain n
cordon node/n
certificate approve c
apply -f - --validate=false <<< two
apply -f - --validate=false -n far <<< two
apply -f - --validate=false -n team <<< two
apply -f - --validate=false --context prod <<< two
apply -f - --validate=false <<< cluster
apply -f - --validate=false -n far <<< cluster
apply -f - --validate=false <<< cluster-with-namespace
apply -f - --validate=false -n team <<< cluster-with-namespace
apply -f - --validate=false <<< custom
apply -f - --validate=false <<< same-kind
apply -f - --validate=false <<< list
apply -f - --validate=false <<< config-map-list
apply -f - --validate=false <<< generated
apply -f - --validate=false <<< boolean
apply -f - --validate=false <<< number
apply -f - --validate=false <<< letter
apply -f - --validate=false <<< nameless
apply -f - --validate=false <<< kindless
apply -f - --validate=false <<< empty
apply -f - --validate=false <<< json
apply -f - --validate=false <<< two-json
apply -f - --validate=false <<< separator
apply -f - --validate=false <<< alias
apply -f - --validate=false <<< twice
apply -f - --validate=false <<< merged
apply -f - --validate=false --dry-run=client <<< two
apply -f - --validate=false --dry-run=server <<< two
apply -f - --validate=false --server-side <<< two
apply -f - --validate=false --server-side --force-conflicts <<< cluster
apply -f - --validate=false -l app=x <<< two
apply -f - --validate=false --force <<< json
apply --validate=false -f - --prune --all <<< two
create -f - --validate=false <<< two
create -f - --validate=false <<< generated
create -f - --validate=false <<< list
create -f - --validate=false configmap a <<< two
create -f - --validate=false --save-config <<< json
create frobnicate x --validate=false -f - <<< json
replace -f - --validate=false <<< json
replace -f - --validate=false --force <<< json
replace -f - --validate=false -n team <<< json
get pod a
get pods a b
get pod/a secret/b
get pods,secrets a
get pods -A
get pods -l app=x -n far
get pods --field-selector metadata.name=a
get secret a -o jsonpath={.data.token}
get secret/a -o jsonpath={.data.token} -n far
get secret a -o jsonpath={.data.token} --context prod
get secrets -o jsonpath={.items[0].data.token}
get secrets -A -o jsonpath={.items[0].data.token}
get secret a -A -o jsonpath={.data.token}
get ns n
get nodes
get all
get pod a -n far --user eve
get pod a --cluster prod
get pod a --user=eve --cluster=prod --namespace=far
get pod a --token token-of-eve
get pod a --as bob
delete pod a --user eve
delete pod a --cluster prod
delete pod a --context prod --user ada
delete pod a --token=token-of-eve
delete pod a -s https://127.0.0.1:1/x --request-timeout=1
describe pod a
describe secret a
logs a
wait --for=delete pod/a --timeout=1s
auth can-i get pods
auth can-i get pods --as bob -n far
auth reconcile -f - <<< cluster
config view
version
delete -n far pod a
-n far delete pod a
delete pod a -nfar
delete pod a -n=far
delete pod a -n far -n near
delete pod a --namespace ''
delete pod a --context ''
delete pod a --context none
delete pod a --user nobody-there
delete pod a --cluster none
create rolebinding rb --role=r --user=ada --cluster prod
create rolebinding --user eve rb --role=r
--user eve create rolebinding rb --role=r --user=X
--user=eve create clusterrolebinding crb --clusterrole=view
--user eve delete pod a
--user nobody-there create rolebinding rb --role=r
set subject rolebinding rb --user eve -n far
--user eve set subject rolebinding rb --group=g
create rolebinding rb --role=r --group=g --token token-of-eve
create secret docker-registry s --docker-server=https://s --docker-username=u --docker-password=p -n far --user eve
create token default --user eve
explain pods
label pods a -n far user=eve
annotate pods a cluster=prod --context=prod
`
  .split('\n')
  .filter((line) => line !== '');

/** The words of a line; `''` and `""` are empty ones. */
export function wordsOf(line: string): {
  readonly argv: readonly string[];
  readonly stdin: string | undefined;
} {
  const [call = '', manifest] = line.split(' <<< ');
  const argv = call.split(' ').map((word) => (word === "''" || word === '""' ? '' : word));
  return { argv, stdin: manifest === undefined ? undefined : (manifests[manifest] ?? '') };
}
