/** What an API server of these tests has: the resources of Kubernetes 1.27 and later, and two of a CRD. */

export interface Resource {
  readonly plural: string;
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly namespaced: boolean;
  readonly short: readonly string[];
}

/** `plural kind [short,…]`; a `-` in front: it belongs to no namespace. */
const compact: Readonly<Record<string, string>> = {
  v1:
    'bindings Binding; -componentstatuses ComponentStatus cs; configmaps ConfigMap cm; endpoints Endpoints ep; events Event ev; ' +
    'limitranges LimitRange limits; -namespaces Namespace ns; -nodes Node no; persistentvolumeclaims PersistentVolumeClaim pvc; ' +
    '-persistentvolumes PersistentVolume pv; pods Pod po; podtemplates PodTemplate; replicationcontrollers ReplicationController rc; ' +
    'resourcequotas ResourceQuota quota; secrets Secret; serviceaccounts ServiceAccount sa; services Service svc',
  'admissionregistration.k8s.io/v1':
    '-mutatingwebhookconfigurations MutatingWebhookConfiguration; -validatingwebhookconfigurations ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/v1': '-customresourcedefinitions CustomResourceDefinition crd,crds',
  'apiregistration.k8s.io/v1': '-apiservices APIService',
  'apps/v1':
    'controllerrevisions ControllerRevision; daemonsets DaemonSet ds; deployments Deployment deploy; replicasets ReplicaSet rs; statefulsets StatefulSet sts',
  'authentication.k8s.io/v1': '-selfsubjectreviews SelfSubjectReview',
  'authorization.k8s.io/v1':
    '-selfsubjectaccessreviews SelfSubjectAccessReview; -selfsubjectrulesreviews SelfSubjectRulesReview',
  'autoscaling/v2': 'horizontalpodautoscalers HorizontalPodAutoscaler hpa',
  'batch/v1': 'cronjobs CronJob cj; jobs Job',
  'certificates.k8s.io/v1': '-certificatesigningrequests CertificateSigningRequest csr',
  'coordination.k8s.io/v1': 'leases Lease',
  'discovery.k8s.io/v1': 'endpointslices EndpointSlice',
  'networking.k8s.io/v1':
    '-ingressclasses IngressClass; ingresses Ingress ing; networkpolicies NetworkPolicy netpol',
  'policy/v1': 'poddisruptionbudgets PodDisruptionBudget pdb',
  'rbac.authorization.k8s.io/v1':
    '-clusterrolebindings ClusterRoleBinding; -clusterroles ClusterRole; rolebindings RoleBinding; roles Role',
  'scheduling.k8s.io/v1': '-priorityclasses PriorityClass pc',
  'storage.k8s.io/v1': '-csidrivers CSIDriver; -csinodes CSINode; -storageclasses StorageClass sc',
  'metrics.k8s.io/v1beta1': '-nodes NodeMetrics; pods PodMetrics',
  'example.com/v1': 'widgets Widget wi; -gizmos Gizmo',
};

export const resources: readonly Resource[] = Object.entries(compact).flatMap(([groupVersion, list]) =>
  list.split('; ').map((word): Resource => {
    const [name = '', kind = '', short = ''] = word.split(' ');
    const slash = groupVersion.indexOf('/');
    return {
      plural: name.replace(/^-/, ''),
      kind,
      group: slash < 0 ? '' : groupVersion.slice(0, slash),
      version: groupVersion.slice(slash + 1),
      namespaced: !name.startsWith('-'),
      short: short === '' ? [] : short.split(','),
    };
  }),
);

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const groupVersions = Object.keys(compact);

/** The answers of discovery by path. */
export function discoveryAt(path: string): object | undefined {
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') {
    const groups = groupVersions
      .filter((one) => one.includes('/'))
      .map((groupVersion) => {
        const [name, version] = groupVersion.split('/');
        const only = { groupVersion, version };
        return { name, versions: [only], preferredVersion: only };
      });
    return { kind: 'APIGroupList', apiVersion: 'v1', groups };
  }
  if (path === '/version') return { major: '1', minor: '33', gitVersion: 'v1.33.0', platform: 'linux/amd64' };
  const groupVersion = /^\/(?:api\/(v1)|apis\/([^/]+\/[^/]+))$/.exec(path);
  const asked = groupVersion?.[1] ?? groupVersion?.[2];
  if (asked === undefined || !groupVersions.includes(asked)) return undefined;
  const list = resources
    .filter(({ group, version }) => (group === '' ? version : `${group}/${version}`) === asked)
    .flatMap(({ plural, kind, namespaced, short }) => {
      const one = {
        name: plural,
        singularName: kind.toLowerCase(),
        namespaced,
        kind,
        verbs,
        shortNames: short,
      };
      const scalable = /^(?:deployments|replicasets|statefulsets|replicationcontrollers)$/.test(plural);
      const below = [
        ...(scalable
          ? [
              {
                name: `${plural}/scale`,
                namespaced,
                group: 'autoscaling',
                version: 'v1',
                kind: 'Scale',
                verbs,
              },
            ]
          : []),
        ...(plural === 'serviceaccounts'
          ? [
              {
                name: `${plural}/token`,
                namespaced,
                group: 'authentication.k8s.io',
                version: 'v1',
                kind: 'TokenRequest',
                verbs,
              },
            ]
          : []),
      ];
      return [one, ...below];
    });
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: asked, resources: list };
}
