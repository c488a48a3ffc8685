/** KS32xx, KS33xx: kubectl's commands, and options of tools. */
import { bash, type Explanation, powershell, script } from './explanation.js';

export const toolCodes = {
  KS3201: {
    why: 'The dry run knows what kubectl does here only in part, or not at all.',
    fix: 'Use a command that it models (`get`, `create token`, `apply`, `delete`, `config view`, …), or leave this one to people.',
    examples: [bash(script('kubectl debug node/worker -it --image=busybox'), script('kubectl get nodes'))],
  },
  KS3202: {
    why: 'This changes the cluster. It is listed so that whoever runs the script knows it beforehand.',
    fix: 'Nothing, if it is meant. To try it out: `--dry-run=server`.',
    examples: [
      bash(
        script('kubectl create namespace demo'),
        script('kubectl create namespace demo --dry-run=client -o yaml'),
      ),
    ],
  },
  KS3203: {
    why: 'A flag makes kubectl call as somebody else, or another server, than the context of the kubeconfig says. It is listed so that whoever runs the script knows it beforehand.',
    fix: 'Nothing, if it is meant. Else leave the flag out, and name a context that says the same.',
    examples: [
      bash(
        script('kubectl get pods --as=system:serviceaccount:default:reader'),
        script('kubectl get pods --context=lab'),
      ),
    ],
  },
  KS3301: {
    why: 'The tool would stop with an error, or take the option for something else: everything behind it then means something else too.',
    fix: 'Look the option up; write long options in full.',
    examples: [
      bash(
        script('curl -q --insecur https://lab.example.com:6443/version'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/version'),
      ),
      powershell(script("kubectl config view --contxt 'lab'"), script("kubectl config view --context 'lab'")),
    ],
  },
  KS3302: {
    why: 'The option takes the next argument as its value, whatever that is; here there is none, or it is empty.',
    fix: 'Give the value, in quotes if it comes from a variable.',
    examples: [
      bash(
        script('curl -q https://lab.example.com:6443/version --header'),
        script(
          "curl -q --fail --max-time 10 https://lab.example.com:6443/version --header 'Accept: application/json'",
        ),
      ),
    ],
  },
  KS3303: {
    why: 'The tool that the script is meant for does not know this option yet.',
    fix: 'Use the older form, or say which version is needed.',
    examples: [
      bash(
        script("curl -q --fail --max-time 10 --json '{}' https://lab.example.com:6443/api"),
        script(
          "curl -q --fail --max-time 10 --data '{}' --header 'Content-Type: application/json' https://lab.example.com:6443/api",
        ),
        { targets: { curl: '7.68' } },
      ),
    ],
  },
  KS3304: {
    why: 'curl reads `~/.curlrc` first. What stands there (a proxy, `insecure`, a header) holds for this request, on that machine only.',
    fix: 'Make `-q` (`--disable`) the first argument.',
    examples: [
      bash(
        script('curl --fail --max-time 10 https://lab.example.com:6443/version'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/version'),
      ),
      powershell(
        script('curl.exe --fail --max-time 10 https://lab.example.com:6443/version'),
        script('curl.exe --disable --fail --max-time 10 https://lab.example.com:6443/version'),
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
