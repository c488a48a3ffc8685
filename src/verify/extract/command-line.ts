/**
 * Whether a line of text that is not read as a script begins like a command that someone could copy and run. It errs on
 * the side of yes: prose, output and data are told apart by their second word and by what a sentence may hold.
 */
import type { Shell } from '../report.js';

/** Programs whose names are hardly ever the first word of anything but their call, or of a sentence about them. */
const programs = new Set(
  `kubectl kubectl-steps kubesteps oc k9s kubectx kubens kubeadm kubelet kustomize helm helmfile helmsman istioctl argocd argo flux
  cmctl vault consul nomad terraform tofu terragrunt pulumi packer ansible ansible-playbook eksctl aws az gcloud gsutil ibmcloud
  doctl linode-cli oci hcloud minikube k3d k3s rke rke2 microk8s talosctl clusterctl velero skaffold tilt stern krew
  docker docker-compose podman buildah skopeo nerdctl crictl ctr cosign trivy curl wget curlie httpie xh aria2c lynx
  nc ncat netcat socat telnet ssh scp sftp ssh-keygen ssh-copy-id rsync openssl gpg base64 jq yq sed awk gawk grep egrep
  xargs tee dd mkfs chmod chown chgrp chattr mkdir rmdir rm mv cp ln mktemp shred tar unzip gunzip git gh svn bash sh zsh dash ksh
  fish csh busybox python python2 python3 perl ruby node deno bun php lua pip pip3 pipx npm npx pnpm yarn cargo rustup gem
  apt apt-get yum dnf apk zypper pacman brew snap choco winget scoop systemctl journalctl crontab iptables nft ip ifconfig mount
  umount useradd usermod passwd pkill killall sudo doas su eval printf iex iwr irm invoke-expression certutil bitsadmin mshta
  rundll32 regsvr32 wmic reg schtasks pwsh powershell cmd osascript launchctl defaults pbcopy security setx nslookup dig`.split(
    /\s+/,
  ),
);

/** Names that are words of English or of other languages, too: what has to follow them in a call. */
const ambiguous: Readonly<Record<string, RegExp>> = {
  k: /^(?:get|apply|create|delete|describe|exec|logs|run|edit|patch|config|cp|proxy|port-forward|label|annotate|scale|drain)\b/,
  cat: /^(?:<|-|[~.$/"']|\S*[./]\S|\S+\s*[|>])/,
  echo: /^["'$`-]|[|>]/,
  cd: /^(?:[~.$/"'-]|\w+\/?$)/,
  export: /^[A-Za-z_]\w*(?:=|$)/,
  source: /^(?:["']?[~.$/<]|\S+\.\w+\s*$)/,
  set: /^(?:[-+][a-zA-Z]|[A-Z_]+=)/,
  unset: /^[A-Z_]+\b/,
  alias: /^\w+=/,
  make: /^(?:-|[a-z][\w-]*\s*$|[A-Z_]+=)/,
  go: /^(?:run|build|install|get|mod|generate|test|tool)\s+[\w./-]/,
  kind: /^(?:create|delete|get|load|export)\s/,
  service: /^[\w.-]+\s+(?:start|stop|restart|reload|status)\b/,
  kill: /^(?:-|\d|\$)/,
  find: /^[~.$/]/,
  touch: /^\S*[./~$]\S*/,
  trap: /^["']|^\w+\s+(?:EXIT|INT|TERM)\b/,
  exec: /^[-/.<>$\d]/,
  open: /^https?:/,
  start: /^https?:/,
  at: /^now\b/,
  read: /^-/,
  ls: /^[-~./$]/,
  for: /^\w+\s+in\s+.*(?:;|\bdo$|\$|\*)/,
  while: /^(?:read\b|true\b|:|\[|!)/,
  until: /^(?:\[|!|kubectl|curl)\s?/,
  if: /^(?:\[|!\s|\(\(|(?:kubectl|curl|grep|test)\s)/,
  test: /^(?:-[a-z]\s|["'$])/,
};

const prompts =
  /^(?:(?:\([\w.:|⎈ -]+\)\s?)?(?:\[?[\w.-]+@[\w.-]+[^$#%>]*[$%#]|(?:ba|z|k)?sh-[\d.]+[$#]|[$%❯➜›>]|#|PS(?: [^>]*)?>|[A-Z]:\\[^>]*>)(?:\s+|$))+/u;
const wrappers =
  /^(?:(?:sudo|env|time|nohup|command|builtin|exec|eval|doas|watch|nice|timeout\s+\S+|!)\s+(?:-\S+\s+)*|[({]\s*|\\|[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"'$`(]*)\s+|[<>]{1,2}\s?[^\s<>]+\s+)+/;
const verbs =
  /^(?:Add|Clear|Connect|ConvertFrom|ConvertTo|Copy|Disable|Enable|Expand|Export|ForEach|Get|Import|Install|Invoke|Move|New|Out|Register|Remove|Rename|Restart|Save|Select|Send|Set|Start|Stop|Test|Uninstall|Update|Where|Write)-[A-Z]\w+(?:\s|$)/i;

/** What a sentence about a program goes on with. */
const prose =
  /^(?:a|also|and|are|as|asks|at|binary|by|can|cannot|command|commands|client|clients|cluster|clusters|container|containers|creates|desktop|did|does|doesn.t|example|examples|executable|finds|for|from|gives|had|has|have|here|image|images|in|into|is|isn.t|itself|knows|lets|like|makes|may|might|must|needs|no|not|now|of|on|only|options?|or|plugins?|prints|reads|repository|says|sends|shell|shells|should|shows|supports|takes|tells|than|that|the|then|this|to|tool|tools|tries|uses|users?|via|was|were|which|will|with|without|works|would|writes|you|your)(?:[\s,.:;)]|$)/i;
/** What no sentence holds: an option, a URL, a path, an expansion, a pipe, a redirection, an assignment. */
const strong = /(?:^|\s)--?[A-Za-z]|:\/\/|[|$`<>@\\]|(?:^|\s)[~.]{0,2}\/\S|\w=\S|&&|;\s*\S/;
const version = /^(?:version:?\s+)?v?\d+\.\d+(?:\.\d+)?\S*(?:\s|$)/i;

/** The shell that a line seems to be for; undefined where it does not begin like a command. */
export function commandShell(line: string): Shell | undefined {
  const trimmed = line.trim();
  // A template's own mark.
  if (/^\{[{%]/.test(trimmed)) return undefined;
  const shown = trimmed.replace(prompts, '');
  if (/^(?:PS(?: [^>]*)?>)/.test(trimmed)) return shown === '' ? undefined : 'powershell';
  // Behind a prompt of a shell, whatever it is, someone typed it.
  if (shown !== '' && /^(?:\$|%|❯|➜|\[?[\w.-]+@[\w.-]+[^$#%>]*[$%#])\s+[\w./~\\(]/.test(trimmed))
    return 'bash';
  if (
    /\|\s*(?:sudo\s+)?(?:(?:ba|z|da|k)?sh|python3?|perl|ruby|node|php)\b(?!\s*:)/.test(shown) &&
    strong.test(shown)
  )
    return 'bash';
  if (/\|\s*(?:iex|invoke-expression)\b/i.test(shown)) return 'powershell';
  if (
    /^(?:\$env:\w+\s*(?:=|$)|\$[A-Za-z_]\w*\s*=\s*\S.*[^;,{]$|&\s+["'$.\w\\]|\[[\w.]+\]::\w+\()/i.test(shown)
  )
    return 'powershell';
  const unwrapped = shown.replace(wrappers, '');
  const [, asRoot] = /^(?:sudo|doas)\s+(\S.*)/.exec(shown) ?? [];
  if (asRoot !== undefined && !prose.test(asRoot)) return 'bash';
  if (verbs.test(unwrapped) && !/^[\w-]+\s*:/.test(unwrapped)) return 'powershell';
  if (/^(?:export\s+)?[A-Za-z_]\w*=["']?(?:\$\(|`)/.test(shown) || /^["']?\$\(/.test(unwrapped))
    return 'bash';
  if (/^\.{1,2}\/[\w.@-]+(?:\/[\w.@-]+)*(?:\s+\S.*)?$/.test(unwrapped)) return 'bash';
  return isCall(unwrapped, unwrapped.length < shown.length) ? shellOfCall(unwrapped) : undefined;
}

function shellOfCall(call: string): Shell {
  return /^(?:iex|iwr|irm|invoke-expression)\b/i.test(call) ? 'powershell' : 'bash';
}

/** `wrapped`: it stood behind sudo, an assignment or a bracket, as no sentence does. */
function isCall(text: string, wrapped: boolean): boolean {
  const [, path = '', word = '', rest = ''] =
    /^["']?((?:~|\.{1,2})?(?:[/\\][\w.-]+)*[/\\])?([A-Za-z][\w.-]*?)(?:\.exe)?["']?(?:\s+(.*))?$/s.exec(
      text,
    ) ?? [];
  if (word === '') return false;
  const name = word.toLowerCase();
  if (/\.(?:sh|bash|zsh|py|pl|rb|ps1)$/.test(name)) return path !== '' || strong.test(rest);
  if (path !== '') return rest !== '' && (programs.has(name) || /bin[/\\]$/.test(path));
  if (!programs.has(name)) {
    const needed = Object.hasOwn(ambiguous, name) ? ambiguous[name] : undefined;
    if (needed !== undefined) return name === word && needed.test(rest);
    // A word with a long option is a call, whatever it is.
    return (
      /^[a-z][a-z0-9_-]*(?:\s[\w./:-]+)*\s--[a-z][\w-]+(?:[\s=]|$)/.test(text) && !/[.:,]\s|[.:,]$/.test(text)
    );
  }
  if (rest === '') return false;
  if (wrapped) return true;
  if (strong.test(rest)) return !(version.test(rest) && !/\s-|:\/\/|[|$`<>@;]/.test(rest));
  // Names of programs begin a sentence, or a heading, with a capital letter.
  if (name !== word || version.test(rest)) return false;
  return !prose.test(rest);
}

/** Whether a line begins like a command. */
export function beginsLikeCommand(line: string): boolean {
  return commandShell(line) !== undefined;
}

/** Whether a line of running text is a command that stands there by itself, and no sentence about one. */
export function isBareCommand(text: string): boolean {
  // Where a link leads is not shown.
  const line = text.trim().replace(/\]\([^()]*\)/g, ']');
  if (/[.,:;!?。、：]$/.test(line) || !strong.test(line)) return false;
  // `Python >=3.5`, `RM Name <name@example.com>`, `added --version`: names, and sentences without a full stop.
  if (
    /^[A-Z]/.test(line) &&
    !/\s--?[A-Za-z]|:\/\//.test(line) &&
    !verbs.test(line) &&
    !/^[A-Z_]+=/.test(line)
  )
    return false;
  const [word = ''] = line.split(/\s/);
  const isWord = /^[a-z]+$/.test(word) && !programs.has(word) && !Object.hasOwn(ambiguous, word);
  return !isWord && beginsLikeCommand(line);
}

/** Whether it is a command with something to act on: more than a name that a sentence mentions. */
export function isWholeCommand(text: string): boolean {
  return /\S\s+\S|^[.~]?\.?\//.test(text.trim()) && beginsLikeCommand(text);
}
