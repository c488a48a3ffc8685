/** The types of objects that Kubernetes itself brings: their names, their versions, and which belong to no namespace. */

/** What a server's discovery says of a type. */
export interface ResourceType {
  readonly plural: string;
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  /** The version that servers of today prefer. */
  readonly version: string;
  readonly namespaced: boolean;
  readonly short: readonly string[];
}

/**
 * By group, as `kubectl api-resources` of Kubernetes 1.20 to 1.36 lists them: `plural Kind [short,…]`, with `-` in front
 * where the objects belong to no namespace. Types that can only be created and answer at once are left out.
 */
const compact: Readonly<Record<string, string>> = {
  '':
    '-componentstatuses ComponentStatus cs; configmaps ConfigMap cm; endpoints Endpoints ep; events Event ev; ' +
    'limitranges LimitRange limits; -namespaces Namespace ns; -nodes Node no; persistentvolumeclaims PersistentVolumeClaim pvc; ' +
    '-persistentvolumes PersistentVolume pv; pods Pod po; podtemplates PodTemplate; replicationcontrollers ReplicationController rc; ' +
    'resourcequotas ResourceQuota quota; secrets Secret; serviceaccounts ServiceAccount sa; services Service svc',
  'admissionregistration.k8s.io':
    '-mutatingadmissionpolicies MutatingAdmissionPolicy; -mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding; ' +
    '-mutatingwebhookconfigurations MutatingWebhookConfiguration; -validatingadmissionpolicies ValidatingAdmissionPolicy; ' +
    '-validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding; ' +
    '-validatingwebhookconfigurations ValidatingWebhookConfiguration',
  'apiextensions.k8s.io': '-customresourcedefinitions CustomResourceDefinition crd,crds',
  'apiregistration.k8s.io': '-apiservices APIService',
  apps:
    'controllerrevisions ControllerRevision; daemonsets DaemonSet ds; deployments Deployment deploy; ' +
    'replicasets ReplicaSet rs; statefulsets StatefulSet sts',
  autoscaling: 'horizontalpodautoscalers HorizontalPodAutoscaler hpa',
  batch: 'cronjobs CronJob cj; jobs Job',
  'certificates.k8s.io': '-certificatesigningrequests CertificateSigningRequest csr',
  'coordination.k8s.io': 'leases Lease',
  'discovery.k8s.io': 'endpointslices EndpointSlice',
  'events.k8s.io': 'events Event ev',
  'flowcontrol.apiserver.k8s.io':
    '-flowschemas FlowSchema; -prioritylevelconfigurations PriorityLevelConfiguration',
  'networking.k8s.io':
    '-ingressclasses IngressClass; ingresses Ingress ing; -ipaddresses IPAddress ip; networkpolicies NetworkPolicy netpol; ' +
    '-servicecidrs ServiceCIDR',
  'node.k8s.io': '-runtimeclasses RuntimeClass',
  policy: 'poddisruptionbudgets PodDisruptionBudget pdb; -podsecuritypolicies PodSecurityPolicy psp',
  'rbac.authorization.k8s.io':
    '-clusterrolebindings ClusterRoleBinding; -clusterroles ClusterRole; rolebindings RoleBinding; roles Role',
  'resource.k8s.io':
    '-deviceclasses DeviceClass; resourceclaims ResourceClaim; resourceclaimtemplates ResourceClaimTemplate; -resourceslices ResourceSlice',
  'scheduling.k8s.io': '-priorityclasses PriorityClass pc',
  'storage.k8s.io':
    '-csidrivers CSIDriver; -csinodes CSINode; csistoragecapacities CSIStorageCapacity; -storageclasses StorageClass sc; ' +
    '-volumeattachments VolumeAttachment; -volumeattributesclasses VolumeAttributesClass vac',
  // Last: whoever says ingresses means those of networking.k8s.io.
  extensions: 'ingresses Ingress ing',
};

/** Of groups that prefer another version than v1, and of types that never came to v1. */
const versions: Readonly<Record<string, string>> = {
  autoscaling: 'v2',
  extensions: 'v1beta1',
  'podsecuritypolicies.policy': 'v1beta1',
};

let loaded: readonly ResourceType[] | undefined;

function resourceTypes(): readonly ResourceType[] {
  loaded ??= Object.entries(compact).flatMap(([group, list]) =>
    list.split('; ').map((words): ResourceType => {
      const [name = '', kind = '', short = ''] = words.split(' ');
      const namespaced = !name.startsWith('-');
      return {
        plural: namespaced ? name : name.slice(1),
        kind,
        group,
        version: versions[`${namespaced ? name : name.slice(1)}.${group}`] ?? versions[group] ?? 'v1',
        namespaced,
        short: short === '' ? [] : short.split(','),
      };
    }),
  );
  return loaded;
}

/**
 * The type that an argument of kubectl names: `pods`, `pod`, `po`, `Pod`, `deployments.apps`, `deployments.v1.apps`.
 * Undefined for one that Kubernetes does not bring. Where several have a name, kubectl takes the core group's first.
 */
export function resourceTypeNamed(word: string): ResourceType | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.');
  const suffix = rest.join('.');
  return resourceTypes().find(
    ({ plural, kind, short, group }) =>
      (plural === name || kind.toLowerCase() === name || short.includes(name)) &&
      (rest.length === 0 || suffix === group || /^v\d\w*\.(.*)$/.exec(suffix)?.[1] === group),
  );
}

/** The type of a manifest's object. Undefined for one that Kubernetes does not bring. */
export function resourceTypeOf(apiVersion: string, kind: string): ResourceType | undefined {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return resourceTypes().find((type) => type.kind === kind && type.group === group);
}

/** The type at a place of the API: its group, empty for the core group, and plural. */
export function resourceTypeAt(group: string, plural: string): ResourceType | undefined {
  return resourceTypes().find((type) => type.plural === plural && type.group === group);
}

/** Categories that the server makes types of: `all` are those that it says. */
export const resourceCategories: ReadonlySet<string> = new Set(['all', 'api-extensions']);
