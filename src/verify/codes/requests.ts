/** KS50xx: the requests that curl sends. */
import { bash, type Explanation, powershell, script, tokenCheck } from './explanation.js';

const withCa = [
  'set -euo pipefail',
  'WORK=$(mktemp -d)',
  "kubectl config view --minify --raw --flatten --context=lab -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' |",
  '  base64 --decode >"$WORK/ca.crt"',
  'TOKEN=$(kubectl create token default --context=lab)',
  tokenCheck,
] as const;

export const requestCodes = {
  KS5001: {
    why: 'curl cannot send this: there is no host, or the text is no URL.',
    fix: 'Write `https://host:port/path`, and test that the variables in it are not empty.',
    examples: [
      bash(
        script('curl -q --fail --max-time 10 https:///api'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
      ),
    ],
  },
  KS5002: {
    why: 'Everything, credentials included, travels in the clear. Without a scheme curl takes http.',
    fix: 'Write `https://`. (The local end of `kubectl proxy` may be http.)',
    examples: [
      bash(
        script('curl -q --fail --max-time 10 http://lab.example.com/api'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
      ),
    ],
  },
  KS5003: {
    why: 'Whoever answers at that address is believed, and receives the token.',
    fix: 'Verify with the kubeconfig’s CA: `--cacert FILE`.',
    examples: [
      bash(
        script('curl -q --fail --max-time 10 --insecure https://lab.example.com:6443/api'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
      ),
      powershell(
        script('curl.exe --disable --fail --max-time 10 -k https://lab.example.com:6443/api'),
        script('curl.exe --disable --fail --max-time 10 https://lab.example.com:6443/api'),
      ),
    ],
  },
  KS5004: {
    why: 'curl follows to wherever the answer points. A header given with `--header` goes along to every server on the way.',
    fix: 'Leave `--location` out; an API server does not redirect.',
    examples: [
      bash(
        script(
          'TOKEN=$(kubectl create token default --context=lab)',
          tokenCheck,
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --location --fail --max-time 10 https://lab.example.com:6443/api',
        ),
        script(
          'TOKEN=$(kubectl create token default --context=lab)',
          tokenCheck,
          `printf 'header = "Authorization: Bearer %s"\\n' "$TOKEN" |`,
          '  curl -q --config - --fail --max-time 10 https://lab.example.com:6443/api',
        ),
      ),
    ],
  },
  KS5005: {
    why: 'The server is checked against another CA than the kubeconfig names: the system’s, or a file of unknown origin.',
    fix: 'Write the kubeconfig’s CA to a file and name it with `--cacert`.',
    examples: [
      bash(
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
        script(
          'set -euo pipefail',
          'WORK=$(mktemp -d)',
          "kubectl config view --minify --raw --flatten --context=lab -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' |",
          '  base64 --decode >"$WORK/ca.crt"',
          'curl -q --fail --max-time 10 --cacert "$WORK/ca.crt" https://lab.example.com:6443/api',
          'rm -rf -- "$WORK"',
        ),
      ),
    ],
  },
  KS5006: {
    why: 'Nothing in the script has written the file when it is read.',
    fix: 'Write it first, or correct its name.',
    examples: [
      bash(
        script('set -eu', 'WORK=$(mktemp -d)', 'cat "$WORK/answer"', 'rm -rf -- "$WORK"'),
        script(
          'set -eu',
          'WORK=$(mktemp -d)',
          'echo ready >"$WORK/answer"',
          'cat "$WORK/answer"',
          'rm -rf -- "$WORK"',
        ),
      ),
    ],
  },
  KS5007: {
    why: 'base64 refuses the text, or decodes it to something nobody meant.',
    fix: 'Decode what is encoded: fields that end in `-data`, and the values of a Secret.',
    examples: [
      bash(
        script("kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}' | base64 --decode"),
        script("kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}'"),
      ),
    ],
  },
  KS5008: {
    why: '`<(…)` can be read once. A second reader finds nothing: curl then says that the CA file is empty.',
    fix: 'Write a temporary file.',
    examples: [
      bash(
        script(
          'curl -q --fail --max-time 10 --cacert <(echo pem) https://lab.example.com:6443/api https://lab.example.com:6443/version',
        ),
        script('curl -q --fail --max-time 10 --cacert <(echo pem) https://lab.example.com:6443/api'),
      ),
    ],
  },
  KS5009: {
    why: 'The request changes the cluster. It is listed so that whoever runs the script knows it beforehand. Reviews (such as SelfSubjectAccessReview) and TokenRequest are sent by POST, too, but they only ask: the API server stores nothing.',
    fix: 'Nothing, if it is meant. To try it out add `?dryRun=All`.',
    examples: [
      bash(
        script(
          'curl -q --fail --max-time 10 --request DELETE https://lab.example.com:6443/api/v1/namespaces/demo',
        ),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api/v1/namespaces/demo'),
      ),
    ],
  },
  KS5010: {
    why: 'Without `--fail`, curl ends well when the server answers 401 or 500, and the script takes the error text for the answer.',
    fix: "Add `--fail`, or print the status with `--write-out '%{http_code}'` and test it.",
    examples: [
      bash(
        script('curl -q --max-time 10 https://lab.example.com:6443/api'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
      ),
    ],
  },
  KS5011: {
    why: 'curl waits as long as the other side likes.',
    fix: 'Add `--max-time 60`.',
    examples: [
      bash(
        script('curl -q --fail https://lab.example.com:6443/api'),
        script('curl -q --fail --max-time 10 https://lab.example.com:6443/api'),
      ),
    ],
  },
  KS5012: {
    why: 'curl as Debian and Ubuntu build it has a folder of CAs that `--cacert` does not replace: a server with a certificate of any CA of the machine, an inspecting proxy for one, gets the token. kubectl believes the CA of the kubeconfig alone.',
    fix: 'Add `--capath` with a folder that holds no other CA, or `/dev/null`; `verify --fix` does so.',
    examples: [
      bash(
        script(
          ...withCa,
          'curl -q --fail --max-time 10 --oauth2-bearer "$TOKEN" --cacert "$WORK/ca.crt" https://lab.example.com:6443/api',
          'rm -rf -- "$WORK"',
        ),
        script(
          ...withCa,
          'curl -q --fail --max-time 10 --oauth2-bearer "$TOKEN" --cacert "$WORK/ca.crt" --capath /dev/null https://lab.example.com:6443/api',
          'rm -rf -- "$WORK"',
        ),
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
