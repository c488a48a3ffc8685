/** kubectl and curl that record what they are given and answer as a good cluster would; they send nothing. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StandIns {
  /** The folder to put first on PATH. */
  readonly folder: string;
  /** The calls so far, each as its argument list with the program first. */
  calls(): readonly (readonly string[])[];
  remove(): void;
}

const kubectl = `#!/bin/sh
{ printf 'kubectl\\0'; printf '%s\\0' "$@"; printf '\\001\\0'; } >>"$(dirname "$0")/../record"
case "$*" in
  'create token'*'expirationSeconds'*) printf 3600 ;;
  'create token'*) printf 'stand-in-token' ;;
  'apply '*) : >"$(dirname "$0")/../applied" ;;
  'delete '*) rm -f "$(dirname "$0")/../applied" ;;
  'get secrets'*'-o name'*) if [ -e "$(dirname "$0")/../applied" ]; then echo secret/made; fi ;;
  'get secrets'*base64decode*) printf 'stand-in-token' ;;
  'get secrets'*) printf 'c3RhbmQtaW4tdG9rZW4=' ;;
  *certificate-authority-data*base64decode*) printf '%s\\n' '-----BEGIN CERTIFICATE-----' ;;
  *certificate-authority-data*) printf 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==' ;;
  *cluster.server*) printf '%s' "$STAND_IN_SERVER" ;;
  'proxy '*) echo 'Starting to serve on 127.0.0.1:9'; exec sleep 30 ;;
esac
`;

const curl = `#!/bin/sh
{ printf 'curl\\0'; printf '%s\\0' "$@"; printf '\\001\\0'; } >>"$(dirname "$0")/../record"
case "$*" in *'--config -'*) cat >/dev/null ;; esac
if [ -e "$(dirname "$0")/../revoked" ]; then printf 401; else printf 200; fi
case "$(tr '\\0' ' ' <"$(dirname "$0")/../record")" in *'delete secrets'*) : >"$(dirname "$0")/../revoked" ;; esac
`;

/** Makes the stand-ins in a folder of their own. STAND_IN_SERVER is the server that kubectl finds. */
export function standIns(): StandIns {
  const base = mkdtempSync(join(tmpdir(), 'kubesteps-stand-ins-'));
  const folder = join(base, 'bin');
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ kubectl, curl })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return {
    folder,
    calls() {
      const record = readFileSync(join(base, 'record'), 'utf8');
      return record
        .split('\0\u0001\0')
        .filter((call) => call !== '')
        .map((call) => call.split('\0'));
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}
