/**
 * Programs that there is no model of, and what is known of them all the same: what they may do, and whether a kubeconfig
 * stays as it is.
 */
import { inert } from '../display.js';
import { Refusal } from './refusal.js';

/** What is known of a program. */
interface KnownProgram {
  readonly does: Deed;
  /** `always`: whatever its arguments are; `unless-named`: unless they name one. */
  readonly leavesKubeconfig: 'always' | 'unless-named' | 'no';
}

const words = {
  cluster: 'it can change a cluster',
  kubeconfig: 'it can change the kubeconfig, and ask for credentials',
  requests: 'it sends requests of its own',
  shows: 'it shows something, and changes nothing in a cluster',
  text: 'it makes a text of a text, and changes nothing in a cluster',
  commands: 'it can run other commands, and write files',
  files: 'it changes files',
  keys: 'it makes or reads keys, certificates or other secrets',
  packages: 'it changes what is installed',
  containers: 'it runs containers, which can do anything with what is mounted',
  services: 'it changes what runs on the machine',
  history: 'it changes a repository, and can run its hooks',
} as const;

type Deed = keyof typeof words;

const instead: Readonly<Partial<Record<Deed, string>>> = {
  text: 'kubectl -o jsonpath=…, jq, cut, sed, tr, grep, head and tail are modelled',
  requests: 'curl is modelled',
};

/** `=` behind a name: it leaves kubeconfigs alone, whatever its arguments; `~`: unless they name one, or it runs what they say. */
const compact: Readonly<Record<Deed, string>> = {
  cluster:
    'argocd cilium ansible-playbook flux helm= helmfile istioctl k9s karmadactl kn kubeadm linkerd oc odo skaffold ' +
    'tekton terraform tilt tkn tofu velero virtctl',
  kubeconfig:
    'aws az doctl eksctl gcloud ibmcloud k3d k3s kind kubectx kubelogin kubens kubeswitch minikube oci rancher rke tsh vcluster',
  requests:
    'dig= grpcurl host= http https ip~ nc~ ncat netstat= nslookup= ping= scp sftp socat ss= telnet= traceroute= wget websocat',
  shows:
    'cal clear= cmp= date= df= diff= du= file free= getconf hostname= id= journalctl= less= locale ls= lsof= man= more= nproc ' +
    'pgrep= ps= pwd= readlink realpath seq sha256sum shasum stat= stern top= tree~ tty uname= uptime= uuidgen= whoami= which=',
  text:
    'base32 cksum column comm csplit dos2unix expand fmt fold hexdump iconv join kustomize nl od paste rev shuf strings tac tsort unexpand uniq ' +
    'xxd yq',
  commands:
    'at awk batch crontab ed ex expect find flock gawk mawk make nawk nice nohup parallel screen script setsid stdbuf strace time timeout ' +
    'tmux vi vim nano watch~',
  files:
    'bzip2 chattr chgrp chown cp cpio dd gunzip gzip install link mkfifo mknod mv patch rsync setfacl shred split sync tar tee ' +
    'touch truncate unlink unzip xz zip zstd',
  keys: 'age cfssl cfssljson certtool gpg keytool mkcert pass security sops ssh-keygen step vault',
  packages:
    'apk apt= apt-get= brew= cargo choco dnf= dpkg gem go krew npm pacman pip pip3 pipx rpm scoop snap winget yarn yum= zypper',
  containers: 'buildah crictl ctr docker~ lima nerdctl podman~',
  services:
    'kill killall launchctl loginctl mount pkill reboot service shutdown sysctl systemctl= umount useradd usermod',
  history: 'gh git~ glab hg svn',
};

let loaded: ReadonlyMap<string, KnownProgram> | undefined;

function programs(): ReadonlyMap<string, KnownProgram> {
  loaded ??= new Map(
    (Object.entries(compact) as [Deed, string][]).flatMap(([does, names]) =>
      names.split(' ').map((word): [string, KnownProgram] => {
        const mark = word.at(-1);
        const leavesKubeconfig = mark === '=' ? 'always' : mark === '~' ? 'unless-named' : 'no';
        return [leavesKubeconfig === 'no' ? word : word.slice(0, -1), { does, leavesKubeconfig }];
      }),
    ),
  );
  return loaded;
}

function known(program: string): KnownProgram | undefined {
  return programs().get(program.replace(/^.*[/\\]/, ''));
}

/** Why a call of a program without a model is refused; `offset` is where its name stands. */
export function unmodelled(program: string, offset: number): Refusal {
  const does = known(program.replace(/\.exe$/i, ''))?.does;
  const also = does === undefined ? '' : `; ${words[does]}`;
  const fix = does === undefined ? undefined : instead[does];
  return new Refusal(
    'KS3102',
    `${inert(program)}: this command is not modelled${also}`,
    offset,
    fix,
    program,
  );
}

/** Whether a program without a model is known to leave kubeconfigs alone in a statement with this text. */
export function leavesKubeconfig(program: string, text: string): boolean {
  const leaves = known(program)?.leavesKubeconfig ?? 'no';
  return leaves === 'always' || (leaves === 'unless-named' && !/kube/i.test(text));
}

/** By the first word of a command of kubectl that there is no model of, or by more of them. */
const kubectlWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'it changes the cluster':
      'annotate apply auth autoscale certificate cordon create delete drain edit expose label patch replace rollout run scale set taint ' +
      'uncordon',
    'it shows something, and changes nothing in the cluster':
      'api-resources api-versions cluster-info describe diff events explain get logs rollout/history top version',
    'it reaches into containers': 'attach cp debug exec port-forward',
    'it changes the kubeconfig': 'config',
    'it does nothing with the cluster': 'completion kuberc kustomize options plugin',
  }).flatMap(([what, paths]) => paths.split(' ').map((path) => [path.replace('/', ' '), what] as const)),
);

/** Why a command of kubectl without a model is refused. */
export function unmodelledKubectl(path: string): string {
  const what = kubectlWords.get(path) ?? kubectlWords.get(path.split(' ')[0] ?? '');
  return `kubectl ${path}: this command is not modelled${what === undefined ? '' : `; ${what}`}`;
}
