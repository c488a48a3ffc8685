/**
 * kubectl's commands and their flags, read off kubectl 1.27 to 1.33 and 1.36 themselves. A line that starts at the margin is a
 * command (`kubectl` holds the flags that every command takes), with its aliases and the version that brought it:
 *
 *     create token|alias@1.24
 *
 * The lines below it are its flags: `name/letter:type@since!until`. Types: `b` boolean, `s` text, `l` a list, `i` an
 * integer, `d` a duration, `o` text that need not be given. Without `since`: 1.27 or before. `until` is the first
 * version that has it no more. Flags that kubectl hides are listed as far as scripts use them.
 */
export const kubectlFlagTable = `
kubectl
  as-group:l as-uid:s@1.23 as-user-extra:l@1.35 as:s cache-dir:s certificate-authority:s client-certificate:s
  client-key:s cluster:s context:s disable-compression:b@1.26 insecure-skip-tls-verify:b
  kubeconfig:s kuberc:s@1.34 log-flush-frequency:s match-server-version:b namespace/n:s password:s
  profile-output:s profile:s request-timeout:s server/s:s tls-server-name:s token:s user:s
  username:s v/v:i vmodule:s warnings-as-errors:b
annotate
  all-namespaces/A:b all:b allow-missing-template-keys:b dry-run:o field-manager:s field-selector:s
  filename/f:l kustomize/k:s list:b local:b output/o:s overwrite:b record:b recursive/R:b
  resource-version:s selector/l:s show-managed-fields:b template:s
api-resources
  api-group:s cached:b categories:l namespaced:b no-headers:b output/o:s show-managed-fields:b@1.34
  sort-by:s verbs:l
api-versions
apply
  all:b allow-missing-template-keys:b cascade:o dry-run:o field-manager:s filename/f:l
  force-conflicts:b force:b grace-period:i kustomize/k:s openapi-patch:b output/o:s overwrite:b
  prune-allowlist:l prune-whitelist:l!1.30 prune:b record:b recursive/R:b selector/l:s server-side:b
  show-managed-fields:b subresource:s@1.32 template:s timeout:d validate:o wait:b
apply edit-last-applied
  allow-missing-template-keys:b field-manager:s filename/f:l kustomize/k:s output/o:s record:b
  recursive/R:b show-managed-fields:b template:s validate:o windows-line-endings:b
apply set-last-applied
  allow-missing-template-keys:b create-annotation:b dry-run:o filename/f:l output/o:s
  show-managed-fields:b template:s
apply view-last-applied
  all:b filename/f:l kustomize/k:s output/o:s recursive/R:b selector/l:s
attach
  container/c:s detach-keys:s@1.36 pod-running-timeout:d quiet/q:b stdin/i:b tty/t:b
auth
auth can-i
  all-namespaces/A:b list:b no-headers:b quiet/q:b subresource:s
auth reconcile
  allow-missing-template-keys:b dry-run:o filename/f:l kustomize/k:s output/o:s recursive/R:b
  remove-extra-permissions:b remove-extra-subjects:b show-managed-fields:b template:s
auth whoami@1.27
  allow-missing-template-keys:b output/o:s show-managed-fields:b template:s
autoscale
  allow-missing-template-keys:b cpu-percent:i cpu:s@1.34 dry-run:o field-manager:s filename/f:l
  kustomize/k:s memory:s@1.34 max:i min:i name:s output/o:s record:b recursive/R:b save-config:b show-managed-fields:b
  template:s
certificate
certificate approve
  allow-missing-template-keys:b filename/f:l force:b kustomize/k:s output/o:s recursive/R:b
  show-managed-fields:b template:s
certificate deny
  allow-missing-template-keys:b filename/f:l force:b kustomize/k:s output/o:s recursive/R:b
  show-managed-fields:b template:s
cluster-info
cluster-info dump
  all-namespaces/A:b allow-missing-template-keys:b namespaces:l output-directory:s output/o:s
  pod-running-timeout:d show-managed-fields:b template:s
completion
config
config current-context
config delete-cluster
config delete-context
config delete-user
config get-clusters
config get-contexts
  no-headers:b output/o:s
config get-users
config rename-context
config set
  set-raw-bytes:b
config set-cluster
  certificate-authority:s embed-certs:b insecure-skip-tls-verify:b proxy-url:s server:s
  tls-server-name:s
config set-context
  cluster:s current:b namespace:s user:s
config set-credentials
  auth-provider-arg:l auth-provider:s client-certificate:s client-key:s embed-certs:b
  exec-api-version:s exec-arg:l exec-command:s exec-env:l exec-interactive-mode:s@1.30
  exec-provide-cluster-info:b@1.30 password:s token:s username:s
config unset
config use-context|use
config view
  allow-missing-template-keys:b flatten:b merge:b minify:b output/o:s raw:b show-managed-fields:b
  template:s
cordon
  dry-run:o selector/l:s
cp
  container/c:s no-preserve:b retries:i
create
  allow-missing-template-keys:b dry-run:o edit:b field-manager:s filename/f:l kustomize/k:s
  output/o:s raw:s record:b recursive/R:b save-config:b selector/l:s show-managed-fields:b
  template:s validate:o windows-line-endings:b
create clusterrole
  aggregation-rule:s allow-missing-template-keys:b dry-run:o field-manager:s non-resource-url:l
  output/o:s resource-name:l resource:l save-config:b show-managed-fields:b template:s validate:o
  verb:l
create clusterrolebinding
  allow-missing-template-keys:b clusterrole:s dry-run:o field-manager:s group:l output/o:s
  save-config:b serviceaccount:l show-managed-fields:b template:s user:l validate:o
create configmap|cm
  allow-missing-template-keys:b append-hash:b dry-run:o field-manager:s from-env-file:l from-file:l
  from-literal:l output/o:s save-config:b show-managed-fields:b template:s validate:o
create cronjob|cj
  allow-missing-template-keys:b dry-run:o field-manager:s image:s output/o:s restart:s save-config:b
  schedule:s show-managed-fields:b template:s validate:o
create deployment|deploy
  allow-missing-template-keys:b dry-run:o field-manager:s image:l output/o:s port:i replicas/r:i
  save-config:b show-managed-fields:b template:s validate:o
create ingress|ing
  allow-missing-template-keys:b annotation:l class:s default-backend:s dry-run:o field-manager:s
  output/o:s rule:l save-config:b show-managed-fields:b template:s validate:o
create job
  allow-missing-template-keys:b dry-run:o field-manager:s from:s image:s output/o:s save-config:b
  show-managed-fields:b template:s validate:o
create namespace|ns
  allow-missing-template-keys:b dry-run:o field-manager:s output/o:s save-config:b
  show-managed-fields:b template:s validate:o
create poddisruptionbudget|pdb
  allow-missing-template-keys:b dry-run:o field-manager:s max-unavailable:s min-available:s
  output/o:s save-config:b selector:s show-managed-fields:b template:s validate:o
create priorityclass|pc
  allow-missing-template-keys:b description:s dry-run:o field-manager:s global-default:b output/o:s
  preemption-policy:s save-config:b show-managed-fields:b template:s validate:o value:i
create quota|resourcequota
  allow-missing-template-keys:b dry-run:o field-manager:s hard:s output/o:s save-config:b scopes:s
  show-managed-fields:b template:s validate:o
create role
  allow-missing-template-keys:b dry-run:o field-manager:s output/o:s resource-name:l resource:l
  save-config:b show-managed-fields:b template:s validate:o verb:l
create rolebinding
  allow-missing-template-keys:b clusterrole:s dry-run:o field-manager:s group:l output/o:s role:s
  save-config:b serviceaccount:l show-managed-fields:b template:s user:l validate:o
create secret
create secret docker-registry
  allow-missing-template-keys:b append-hash:b docker-email:s docker-password:s docker-server:s
  docker-username:s dry-run:o field-manager:s from-file:l output/o:s save-config:b
  show-managed-fields:b template:s validate:o
create secret generic
  allow-missing-template-keys:b append-hash:b dry-run:o field-manager:s from-env-file:l from-file:l
  from-literal:l output/o:s save-config:b show-managed-fields:b template:s type:s validate:o
create secret tls
  allow-missing-template-keys:b append-hash:b cert:s dry-run:o field-manager:s key:s output/o:s
  save-config:b show-managed-fields:b template:s validate:o
create service|svc
create service clusterip
  allow-missing-template-keys:b clusterip:s dry-run:o field-manager:s output/o:s save-config:b
  show-managed-fields:b tcp:l template:s validate:o
create service externalname
  allow-missing-template-keys:b dry-run:o external-name:s field-manager:s output/o:s save-config:b
  show-managed-fields:b tcp:l template:s validate:o
create service loadbalancer
  allow-missing-template-keys:b dry-run:o field-manager:s output/o:s save-config:b
  show-managed-fields:b tcp:l template:s validate:o
create service nodeport
  allow-missing-template-keys:b dry-run:o field-manager:s node-port:i output/o:s save-config:b
  show-managed-fields:b tcp:l template:s validate:o
create serviceaccount|sa
  allow-missing-template-keys:b dry-run:o field-manager:s output/o:s save-config:b
  show-managed-fields:b template:s validate:o
create token@1.24
  allow-missing-template-keys:b audience:l bound-object-kind:s bound-object-name:s
  bound-object-uid:s duration:d output/o:s show-managed-fields:b template:s
debug
  arguments-only:b attach:b container/c:s copy-to:s custom:s@1.31 env:l filename/f:l
  image-pull-policy:s image:s keep-annotations:b@1.31 keep-init-containers:b@1.31 keep-labels:b@1.31
  keep-liveness:b@1.31 keep-readiness:b@1.31 keep-startup:b@1.31 profile:s quiet/q:b replace:b
  same-node:b set-image:l share-processes:b stdin/i:b target:s tty/t:b
delete
  all-namespaces/A:b all:b cascade:o dry-run:o field-selector:s filename/f:l force:b grace-period:i
  ignore-not-found:b interactive/i:b@1.29 kustomize/k:s now:b output/o:s raw:s recursive/R:b
  selector/l:s timeout:d wait:b
describe
  all-namespaces/A:b chunk-size:i filename/f:l kustomize/k:s recursive/R:b selector/l:s
  show-events:b
diff
  concurrency:i@1.28 field-manager:s filename/f:l force-conflicts:b kustomize/k:s prune-allowlist:l
  prune:b recursive/R:b selector/l:s server-side:b show-managed-fields:b show-secrets:b@1.36
drain
  chunk-size:i delete-emptydir-data:b delete-local-data:b!1.31 disable-eviction:b dry-run:o force:b
  grace-period:i ignore-daemonsets:b pod-selector:s selector/l:s skip-wait-for-delete-timeout:i
  timeout:d
edit
  allow-missing-template-keys:b field-manager:s filename/f:l kustomize/k:s output-patch:b output/o:s
  record:b recursive/R:b save-config:b show-managed-fields:b subresource:s@1.24 template:s
  validate:o windows-line-endings:b
events@1.26
  all-namespaces/A:b allow-missing-template-keys:b chunk-size:i for:s no-headers:b output/o:s
  show-managed-fields:b template:s types:l watch/w:b
exec
  container/c:s filename/f:l pod-running-timeout:d quiet/q:b stdin/i:b tty/t:b
explain
  api-version:s output:s recursive:b
expose
  allow-missing-template-keys:b cluster-ip:s dry-run:o external-ip:s field-manager:s filename/f:l
  kustomize/k:s labels/l:s load-balancer-ip:s name:s output/o:s override-type:s overrides:s port:s
  protocol:s record:b recursive/R:b save-config:b selector:s session-affinity:s
  show-managed-fields:b target-port:s template:s type:s
get
  all-namespaces/A:b allow-missing-template-keys:b chunk-size:i field-selector:s filename/f:l
  ignore-not-found:b kustomize/k:s label-columns/L:l no-headers:b output-watch-events:b output/o:s
  raw:s recursive/R:b selector/l:s server-print:b show-kind:b show-labels:b show-managed-fields:b
  sort-by:s subresource:s@1.24 template:s watch-only:b watch/w:b
kustomize
  as-current-user:b enable-alpha-plugins:b enable-helm:b env/e:l helm-api-versions:l@1.31
  helm-command:s helm-debug:b@1.32 helm-kube-version:s@1.31 load-restrictor:s mount:l network-name:s
  network:b output/o:s
label
  all-namespaces/A:b all:b allow-missing-template-keys:b dry-run:o field-manager:s field-selector:s
  filename/f:l kustomize/k:s list:b local:b output/o:s overwrite:b record:b recursive/R:b
  resource-version:s selector/l:s show-managed-fields:b template:s
logs
  all-containers:b all-pods:b@1.31 container/c:s follow/f:b ignore-errors:b
  insecure-skip-tls-verify-backend:b limit-bytes:i max-log-requests:i pod-running-timeout:d prefix:b
  previous/p:b selector/l:s since-time:s since:d tail:i timestamps:b
patch
  allow-missing-template-keys:b dry-run:o field-manager:s filename/f:l kustomize/k:s local:b
  output/o:s patch-file:s patch/p:s record:b recursive/R:b show-managed-fields:b subresource:s@1.24
  template:s type:s
plugin
plugin list
  name-only:b
port-forward
  address:l pod-running-timeout:d
proxy
  accept-hosts:s accept-paths:s address:s api-prefix:s append-server-path:b disable-filter:b
  keepalive:d port/p:i reject-methods:s reject-paths:s unix-socket/u:s www-prefix/P:s www/w:s
replace
  allow-missing-template-keys:b cascade:o dry-run:o field-manager:s filename/f:l force:b
  grace-period:i kustomize/k:s output/o:s raw:s recursive/R:b save-config:b show-managed-fields:b
  subresource:s@1.24 template:s timeout:d validate:o wait:b
rollout
rollout history
  allow-missing-template-keys:b filename/f:l kustomize/k:s output/o:s recursive/R:b revision:i
  selector/l:s show-managed-fields:b template:s
rollout pause
  allow-missing-template-keys:b field-manager:s filename/f:l kustomize/k:s output/o:s recursive/R:b
  selector/l:s show-managed-fields:b template:s
rollout restart
  allow-missing-template-keys:b field-manager:s filename/f:l kustomize/k:s output/o:s recursive/R:b
  selector/l:s show-managed-fields:b template:s
rollout resume
  allow-missing-template-keys:b field-manager:s filename/f:l kustomize/k:s output/o:s recursive/R:b
  selector/l:s show-managed-fields:b template:s
rollout status
  filename/f:l kustomize/k:s recursive/R:b revision:i selector/l:s timeout:d watch/w:b
rollout undo
  allow-missing-template-keys:b dry-run:o filename/f:l kustomize/k:s output/o:s recursive/R:b
  selector/l:s show-managed-fields:b template:s to-revision:i
run
  allow-missing-template-keys:b annotations:l attach:b cascade:o command:b detach-keys:s@1.36
  dry-run:o env:l expose:b
  field-manager:s filename/f:l force:b grace-period:i image-pull-policy:s image:s kustomize/k:s
  labels/l:s leave-stdin-open:b output/o:s override-type:s overrides:s pod-running-timeout:d port:s
  privileged:b quiet/q:b record:b recursive/R:b restart:s rm:b save-config:b show-managed-fields:b
  stdin/i:b template:s timeout:d tty/t:b wait:b
scale
  all:b allow-missing-template-keys:b current-replicas:i dry-run:o filename/f:l kustomize/k:s
  output/o:s record:b recursive/R:b replicas:i resource-version:s selector/l:s show-managed-fields:b
  template:s timeout:d
set
set env
  all:b allow-missing-template-keys:b containers/c:s dry-run:o env/e:l field-manager:s filename/f:l
  from:s keys:l kustomize/k:s list:b local:b output/o:s overwrite:b prefix:s recursive/R:b resolve:b
  selector/l:s show-managed-fields:b template:s
set image
  all:b allow-missing-template-keys:b dry-run:o field-manager:s filename/f:l kustomize/k:s local:b
  output/o:s record:b recursive/R:b selector/l:s show-managed-fields:b template:s
set resources
  all:b allow-missing-template-keys:b containers/c:s dry-run:o field-manager:s filename/f:l
  kustomize/k:s limits:s local:b output/o:s record:b recursive/R:b requests:s selector/l:s
  show-managed-fields:b template:s
set selector
  all:b allow-missing-template-keys:b dry-run:o field-manager:s filename/f:l local:b output/o:s
  record:b recursive/R:b resource-version:s show-managed-fields:b template:s
set serviceaccount|sa
  all:b allow-missing-template-keys:b dry-run:o field-manager:s filename/f:l kustomize/k:s local:b
  output/o:s record:b recursive/R:b show-managed-fields:b template:s
set subject
  all:b allow-missing-template-keys:b dry-run:o field-manager:s filename/f:l group:l kustomize/k:s
  local:b output/o:s recursive/R:b selector/l:s serviceaccount:l show-managed-fields:b template:s
  user:l
taint
  all:b allow-missing-template-keys:b dry-run:o field-manager:s output/o:s overwrite:b selector/l:s
  show-managed-fields:b template:s validate:o
top
top node|nodes|no
  no-headers:b selector/l:s show-capacity:b show-swap:b@1.34 sort-by:s use-protocol-buffers:b
top pod|pods|po
  all-namespaces/A:b containers:b field-selector:s no-headers:b selector/l:s show-swap:b@1.34
  sort-by:s sum:b
  use-protocol-buffers:b
uncordon
  dry-run:o selector/l:s
version
  client:b output/o:s short:b!1.28
wait
  all-namespaces/A:b all:b allow-missing-template-keys:b field-selector:s filename/f:l for:s local:b
  output/o:s recursive/R:b selector/l:s show-managed-fields:b template:s timeout:d
`;
