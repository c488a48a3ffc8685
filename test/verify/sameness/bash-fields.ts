/** For each field that a dry run of bash compares: two ways that differ in it alone, as far as a script can make them. */

import type {
  functionFields,
  inputFields,
  jobFields,
  sinkFields,
  stateFields,
  variableFields,
} from '../../../src/verify/bash/state/state-fields.js';
import type { exitFields } from '../../../src/verify/fields.js';
import type { fileFields, filesFields } from '../../../src/verify/file-fields.js';
import type { CasesOf, CasesOfKinds } from './field-case.js';

const folder = 'w=$(mktemp -d) || exit 1';
const token = 't=$(kubectl create token default --context=lab)';
const remove = 'rm -rf -- "$w"';
const onePoint = 'it belongs to a place in the text, and ways meet at one';
const withRedirections = 'a redirection ends with its command; `exec`, which keeps it, is not modelled';

const files = {
  by: 'run',
  first: folder,
  yes: 'echo one >"$w/f"; :',
  no: 'echo two >"$w/f"; :',
  shows: `read -r line <"$w/f"; kubectl get "x$line"; ${remove}`,
} as const;

const functions = {
  by: 'run',
  yes: 'f() { kubectl get one; }; :',
  no: 'f() { kubectl get two; }; :',
  shows: 'f',
} as const;

export const bashState: CasesOf<typeof stateFields> = {
  depth: onePoint,
  flow: {
    by: 'run',
    first: 'for i in 1 2; do for j in 1 2; do',
    yes: 'break',
    no: 'break 2',
    shows: 'done; kubectl get "x$i"; done',
  },
  options: { by: 'run', yes: 'set -e; :', no: ':', shows: 'false; kubectl get on' },
  traps: {
    by: 'run',
    yes: "trap 'kubectl get one' EXIT; :",
    no: "trap 'kubectl get two' EXIT; :",
    shows: 'kubectl get end',
  },
  functions,
  umask: {
    by: 'report',
    first: token,
    yes: 'umask 077; :',
    no: 'umask 022; :',
    shows: 'printf %s "$t" >t.txt',
  },
  sinks: withRedirections,
  left: {
    by: 'run',
    first: `${folder}; : >"$w/f"; trap 'echo here; read -r line <"$w/f" || line=none; kubectl get "x$line"' EXIT`,
    yes: 'exit 0',
    no: '{ exit 0; } >"$w/f"',
    shows: ':',
  },
  ending: 'it is there while the EXIT trap runs, which begins with one state',
  endless: 'it is said of a command in the background as a whole',
  listing: onePoint,
  substituted: 'each command begins anew',
  beside: onePoint,
  pipes: onePoint,
  stdin: withRedirections,
  positional: { by: 'run', yes: 'set -- a b; :', no: 'set -- a c; :', shows: 'kubectl get "x$2"' },
  unknownArguments: 'where they are looked at, the arguments that are there are told by positional as well',
  jobs: { by: 'report', yes: 'kubectl proxy & :', no: 'sleep 0 & :', shows: 'kubectl get end; kill "$!"' },
  files,
  variables: { by: 'run', yes: 'x=1; :', no: 'x=2; :', shows: 'kubectl get "x$x"' },
  scopes: {
    by: 'run',
    first: 'x=out; go() {',
    yes: 'local x=in; :',
    no: 'x=in; :',
    shows: ':; }; go; kubectl get "x$x"',
  },
  status: { by: 'run', ways: 0, yes: 'true', no: 'false', shows: 'kubectl get "s$?"' },
  captures: {
    by: 'report',
    first: 'x=$(',
    yes: 'echo a; :',
    no: 'echo b; :',
    shows: ':); kubectl get "x$x"',
  },
  inputs: {
    by: 'run',
    first: '{',
    yes: 'read -r line; :',
    no: 'line=1; :',
    shows: 'read -r line; kubectl get "x$line"; } <<EOF\n1\n2\n3\nEOF',
  },
  calls: 'a command of a pipeline that calls on one way only is refused where another one does too (KS3109)',
  trail: {
    by: 'run',
    ways: 3,
    yes: 'rm -f there.txt',
    no: 'rm -f other.txt',
    shows: 'if [ -e there.txt ]; then kubectl get there; else kubectl get gone; fi',
  },
  live: 'it is told by the flow',
  keepsMessages: 'it is told by the sinks',
};

export const bashVariable: CasesOf<typeof variableFields> = {
  value: { by: 'run', yes: 'x=1; :', no: 'x=2; :', shows: 'kubectl get "x$x"' },
  elements: { by: 'run', yes: 'x=(1 2); :', no: 'x=(1 3); :', shows: 'kubectl get "x${x[1]}"' },
  exported: {
    by: 'report',
    first: 'unset KUBECONFIG',
    yes: 'export KUBECONFIG=there.txt; :',
    no: 'KUBECONFIG=there.txt; :',
    shows: 'kubectl get end',
  },
  readonly: 'the shape of all variables names those that are, too',
  maybeUnset: {
    by: 'run',
    yes: "x=''; while kubectl get one; do :; kubectl get fails || break; done; :",
    no: "x=''; while kubectl get one; do unset x; kubectl get fails || break; done; :",
    shows: 'set -u; kubectl get "x$x"; set +u',
  },
};

export const bashFunction: CasesOf<typeof functionFields> = {
  node: functions,
  source: 'a node stands in one source',
};

export const bashJob: CasesOf<typeof jobFields> = {
  id: 'what differs besides is told; of two that differ in nothing else, either will do',
  what: 'each start has an id of its own',
  exit: 'each start has an id of its own',
  endless: 'each start has an id of its own',
};

export const bashFile: CasesOf<typeof fileFields> = {
  path: {
    by: 'report',
    first: `${folder}; cd "$w"`,
    yes: 'echo one >f; :',
    no: 'echo one >./f; :',
    shows: `read -r line <f; kubectl get "x$line"; cd /; ${remove}`,
  },
  resolved: {
    by: 'report',
    ways: 0,
    first: `${folder}; v=$(mktemp -d) || exit 1`,
    yes: 'cd "$w"; echo one >f; cd /; :',
    no: 'cd "$v"; echo one >f; cd /; :',
    shows: `if [ -e "$w/f" ]; then kubectl get w; else kubectl get v; fi; ${remove} "$v"`,
  },
  kind: 'a folder that mkdir makes is told by what is in it and by its mode as well',
  content: files,
  mode: {
    by: 'report',
    first: `${folder}; : >"$w/f"; ${token}`,
    yes: 'chmod 600 "$w/f"; :',
    no: 'chmod 644 "$w/f"; :',
    shows: 'printf %s "$t" >"$w/f"',
  },
  certain: {
    by: 'report',
    first: 'f=$(mktemp) || exit 1',
    yes: ':',
    no: 'rm -f -- "$f"; : >"$f"; chmod 600 "$f"; :',
    shows: 'if [ -e "$f" ]; then kubectl get there; else kubectl get gone; fi; rm -f -- "$f"',
  },
  place: 'it only says where a finding points',
  once: 'what a process substitution gives is gone where its command ends',
  growing: 'a command in the background prints to it, and each start has an id of its own',
  taken: 'what a process substitution gives is gone where its command ends',
  linked: 'its other name is a file of its own, which only one of the two has',
};

export const bashFiles: CasesOf<typeof filesFields> = {
  entriesByKey: files,
  removedKeys: 'rm takes for gone only what mktemp made, and that has had an entry on both ways',
  doubtedKeys: {
    by: 'report',
    yes: 'rm -f other.txt; :',
    no: 'rm -f there.txt; :',
    shows: 'if [ -e there.txt ]; then kubectl get there; else kubectl get gone; fi',
  },
  kubeconfigChange: {
    by: 'report',
    yes: ':',
    no: 'kubectl config use-context prod; :',
    shows: 'kubectl get end',
  },
  folder: {
    by: 'run',
    first: `${folder}; v=$(mktemp -d) || exit 1; echo one >"$w/f"; echo two >"$v/f"`,
    yes: 'cd "$w"; :',
    no: 'cd "$v"; :',
    shows: `read -r line <f; kubectl get "x$line"; cd /; ${remove} "$v"`,
  },
  printedTo: 'it is empty but while one program runs',
  use: 'it is noted for all ways together',
};

export const bashSink: CasesOfKinds<typeof sinkFields> = {
  visible: {},
  null: {},
  capture: { id: withRedirections, use: withRedirections },
  file: { path: withRedirections, resolved: withRedirections },
};

export const bashInput: CasesOfKinds<typeof inputFields> = {
  inherited: {},
  text: {
    value: {
      by: 'run',
      first: '{ read -r line; :',
      yes: 'read -r line; line=; :',
      no: 'line=; :',
      shows: 'read -r line; kubectl get "x$line"; } <<EOF\n1\n2\n3\nEOF',
    },
    resolved: withRedirections,
    begun: 'what was read is missing in what is left',
    ended: 'what was read is missing in what is left',
  },
};

export const bashExit: CasesOfKinds<typeof exitFields> = {
  known: { status: { by: 'run', ways: 0, yes: '(exit 3)', no: '(exit 4)', shows: 'kubectl get "s$?"' } },
  failed: { what: 'it only says in words what failed' },
  unknown: {
    what: {
      by: 'report',
      ways: 0,
      yes: 'kubectl get one',
      no: 'kubectl get two',
      shows: 's=$?; kubectl get "s$s"',
    },
    onSuccess: 'what a status says of texts follows from what was asked, which is in its words',
    onFailure: 'what a status says of texts follows from what was asked, which is in its words',
  },
};
