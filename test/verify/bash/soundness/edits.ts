/** Random edits of a script, such as people make by mistake or on purpose. */
import type { Random } from '../../../support/random.js';

/** An edit: what it is called, and the script after it. */
export interface Edit {
  readonly name: string;
  readonly text: string;
}

const commands: readonly [string, ...string[]] = [
  'kubectl delete namespace default',
  'kubectl get pods --context=prod',
  'curl http://example.com/',
  'rm -rf /',
  'rm -rf "$TMPDIR/"',
  'set +e',
  'set -e',
  'set +u',
  'set +o pipefail',
  'cd /',
  'exit 0',
  'exit',
  'return',
  'true',
  'false',
  'echo done',
  'unset TOKEN',
  'eval "echo x"',
  'kubectl() { :; }',
  'curl() { command curl -k "$@"; }',
  'alias curl=true',
  'PATH=/x:$PATH',
  'IFS=,',
  'IFS=',
  'export KUBECONFIG=/tmp/other',
  'KUBECONFIG=/nonexistent',
  'shopt -s nullglob',
  'set -f',
  'set -- a b',
  'shift',
  'trap - EXIT',
  'trap "" INT',
  'kubectl config use-context prod',
  'source /dev/null',
  '. ./x',
  'exec 3>&1',
  'exec kubectl get pods',
  'read -r x',
  'wait',
  'set -x',
  'kubectl create token default',
  'kubectl apply -f -',
  'CONTEXT=prod',
  'APISERVER=https://evil.example.com',
  'TOKEN=abc',
  'umask 0',
  'break',
  'continue',
  'local x=1',
  'readonly CONTEXT',
  'if false; then kubectl get nodes; fi',
  'while true; do break; done',
  'for i in 1 2 3; do kubectl get pods "$i"; done',
  'echo "$(kubectl get nodes)"',
  'printf "%s" "$x" | kubectl apply -f -',
  '(kubectl get nodes)',
  '{ kubectl get nodes; }',
  'kubectl get pods &',
  'sleep 1 &',
  'kubectl get pods || true',
  'kubectl get pods && exit 3',
  '! kubectl get pods',
  'test -n "" || kubectl get nodes',
  '[ 1 -eq 1 ] && kubectl get nodes',
  '[[ a == b ]] || kubectl get nodes',
  '((0)) || kubectl get nodes',
  'case x in y) kubectl get pods ;; *) ;; esac',
  ': ${X:=$(kubectl get nodes)}',
  ': >/dev/null',
  'echo `kubectl get nodes`',
  'kubectl get pods <<<"x"',
  'cat <<X\n$(kubectl get nodes)\nX',
  'f() { kubectl get nodes; }; f',
  'declare -A m',
  'a=(1 2); echo "${a[@]}"',
  'echo ${x:-y}',
  'echo ~',
  'echo *',
  'echo {a,b}',
  'kubectl get {pods,nodes}',
  'kubectl get pods -o jsonpath={.items[*].metadata.name}',
  'coproc cat',
  'time kubectl get pods',
  'exec >/dev/null',
  'hash -r',
  'type curl',
  'command -v curl',
  'builtin echo x',
  'let x=1',
  'select x in a; do :; done',
  'until false; do break; done',
  'kill $$',
  'kill -9 $$',
  'function g { kubectl get nodes; }',
  'x=$((1+2))',
  'echo $((x++))',
  'printf -v y %s z',
  'mapfile -t z </dev/null',
  'enable -n echo',
  'ulimit -n 5',
  'set -o posix',
  'set -k',
  'set -n',
  'set -euo pipefail; false',
];

const characters: readonly [string, ...string[]] = [
  '"',
  "'",
  '\\',
  '$',
  '`',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '|',
  '&',
  ';',
  '#',
  '!',
  '*',
  '?',
  '~',
  '=',
  ':',
  '-',
  '@',
  ',',
  '.',
  '/',
  ' ',
  '\t',
  '\n',
  '\r',
  '0',
  '1',
  'x',
  'é',
  '\u00a0',
  '\u200b',
  '\u2019',
  '\u201c',
  '\u2013',
  '\u0430',
  '%',
  '^',
  '+',
  '\\\n',
  '${',
  '$(',
  '<<',
  '>>',
  '&&',
  '||',
  ';;',
  '2>',
  '<(',
  '\0',
];

const words: readonly [string, ...string[]] = [
  'kubectl',
  'curl',
  '--insecure',
  '-k',
  '--raw',
  '--context=prod',
  '--context',
  'prod',
  'lab',
  'default',
  'kube-system',
  '-n',
  '-o',
  'json',
  'name',
  '--minify',
  '"$TOKEN"',
  '$TOKEN',
  '"$CONTEXT"',
  '"$1"',
  '$@',
  '"$@"',
  '$*',
  '${x:-y}',
  '""',
  "''",
  '--',
  '-',
  '-X',
  'DELETE',
  'GET',
  '--data',
  '@-',
  '--config',
  '-L',
  '-v',
  '-sS',
  '-d',
  '-w',
  '-O',
  '-f',
  '-F',
  '-u',
  '-i',
  '-q',
  '-e',
  '-eu',
  'pipefail',
  'if',
  'then',
  'fi',
  'do',
  'done',
  'else',
  'case',
  'esac',
  'in',
  '{',
  '}',
  '!',
  '[',
  ']',
  '[[',
  ']]',
  '|',
  '&&',
  '||',
  ';',
  '&',
  '>/dev/null',
  '2>&1',
  '<<EOF',
  'echo',
  'exit',
  'return',
  'local',
  'export',
  'readonly',
  'https://prod.example.com/k8s/clusters/c-1/api',
  'http://127.0.0.1:8089/',
  '200',
  '401',
  '0',
  '1',
  '-1',
  '08',
  '$((1))',
  '$(true)',
  '`true`',
  '-eq',
  '-lt',
  '-z',
  '-n',
  '=',
  '!=',
  '==',
  '*',
  'a*',
  '~',
  '~/x',
  '/',
  '..',
  '--v=9',
  '--token=x',
  '--server=https://x',
  '--as=admin',
];

const token = /"(?:[^"\\]|\\.)*"|'[^']*'|\$\([^()]*\)|\$\{[^}]*\}|[A-Za-z0-9_./:=@%+,-]+|\s+|[^\s]/gs;

/** One random edit. */
export function editOf(text: string, random: Random): Edit {
  const lines = text.split('\n');
  const tokens = text.match(token) ?? [];
  const solid = tokens.flatMap((one, index) => (/^\s/.test(one) ? [] : [index]));
  const pickToken = (): number => solid[random.below(solid.length)] ?? 0;
  const pickLine = (): number => random.below(lines.length);
  const withTokens = (name: string, change: (copy: string[]) => void): Edit => {
    const copy = [...tokens];
    change(copy);
    return { name, text: copy.join('') };
  };
  const withLines = (name: string, change: (copy: string[]) => void): Edit => {
    const copy = [...lines];
    change(copy);
    return { name, text: copy.join('\n') };
  };
  const at = random.below(text.length + 1);
  const splice = (name: string, start: number, drop: number, put: string): Edit => ({
    name,
    text: text.slice(0, start) + put + text.slice(start + drop),
  });
  const matches = (pattern: RegExp): readonly RegExpMatchArray[] => [...text.matchAll(pattern)];
  const oneOf = (pattern: RegExp): RegExpMatchArray | undefined => {
    const found = matches(pattern);
    return found[random.below(Math.max(1, found.length))];
  };
  const kinds: readonly [() => Edit, ...(() => Edit)[]] = [
    () => withTokens('token removed', (copy) => copy.splice(pickToken(), 1)),
    () =>
      withTokens('token doubled', (copy) => {
        const i = pickToken();
        copy.splice(i, 0, copy[i] ?? '', ' ');
      }),
    () =>
      withTokens('tokens swapped', (copy) => {
        const [i, j] = [pickToken(), pickToken()];
        const kept = copy[i] ?? '';
        copy[i] = copy[j] ?? '';
        copy[j] = kept;
      }),
    () =>
      withTokens('token replaced', (copy) => {
        copy[pickToken()] = random.pick(words);
      }),
    () =>
      withTokens('token of elsewhere', (copy) => {
        copy[pickToken()] = copy[pickToken()] ?? '';
      }),
    () => withTokens('token inserted', (copy) => copy.splice(pickToken(), 0, random.pick(words), ' ')),
    () => splice('character inserted', at, 0, random.pick(characters)),
    () => splice('character removed', at, 1, ''),
    () => splice('character replaced', at, 1, random.pick(characters)),
    () => {
      const m = oneOf(/["']/g);
      return m === undefined ? splice('nothing', 0, 0, '') : splice('quote removed', m.index ?? 0, 1, '');
    },
    () => {
      const m = oneOf(/"\$[^"]*"/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice('quotes removed', m.index ?? 0, m[0].length, m[0].slice(1, -1));
    },
    () => {
      const m = oneOf(/"[^"]*"/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice('quotes changed', m.index ?? 0, m[0].length, `'${m[0].slice(1, -1)}'`);
    },
    () => {
      const m = oneOf(/(?<=\s)--?[a-z-]+/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice(
            'option changed',
            m.index ?? 0,
            m[0].length,
            random.pick([
              m[0].slice(0, -1),
              `${m[0]}x`,
              m[0].slice(1),
              '--insecure',
              '-k',
              `--no-${m[0].replace(/^-+/, '')}`,
            ]),
          );
    },
    () => {
      const m = oneOf(/\$\{?[A-Za-z_]+/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice(
            'variable renamed',
            m.index ?? 0,
            m[0].length,
            random.pick([m[0].slice(0, -1), `${m[0]}S`, '$TOKEN', '$CONTEXT', '$?', '$!', '$1']),
          );
    },
    () => {
      const m = oneOf(/\b[A-Za-z_]+(?==)/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice(
            'assignment renamed',
            m.index ?? 0,
            m[0].length,
            random.pick([`${m[0]}S`, 'TOKEN', 'CONTEXT', 'PATH', 'IFS', 'KUBECONFIG', 'server', 'HOME']),
          );
    },
    () => {
      const m = oneOf(/[0-9]+/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice('number changed', m.index ?? 0, m[0].length, String(random.below(500)));
    },
    () => {
      const m = oneOf(/[A-Za-z]/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice(
            'look-alike',
            m.index ?? 0,
            1,
            random.pick(['\u0430', '\u0435', '\u043e', '\u0441', '\uff41']),
          );
    },
    () => {
      const m = oneOf(/[-'" ]/g);
      return m === undefined
        ? splice('nothing', 0, 0, '')
        : splice(
            'typography',
            m.index ?? 0,
            1,
            random.pick(['\u2013', '\u2019', '\u201d', '\u00a0', '\u201c']),
          );
    },
    () => withLines('line removed', (copy) => copy.splice(pickLine(), 1)),
    () =>
      withLines('line doubled', (copy) => {
        const i = pickLine();
        copy.splice(i, 0, copy[i] ?? '');
      }),
    () =>
      withLines('line moved', (copy) => {
        const [line = ''] = copy.splice(pickLine(), 1);
        copy.splice(random.below(copy.length + 1), 0, line);
      }),
    () => withLines('command inserted', (copy) => copy.splice(pickLine(), 0, random.pick(commands))),
    () => withLines('command inserted', (copy) => copy.splice(pickLine(), 0, random.pick(commands))),
    () =>
      withLines('command appended', (copy) => {
        const i = pickLine();
        copy[i] =
          `${copy[i] ?? ''}${random.pick(['; ', ' && ', ' || ', ' | ', ' & '])}${random.pick(commands)}`;
      }),
    () =>
      withLines('line commented', (copy) => {
        const i = pickLine();
        copy[i] = `# ${copy[i] ?? ''}`;
      }),
    () =>
      withLines('lines joined', (copy) => {
        const i = pickLine();
        copy.splice(i, 2, `${copy[i] ?? ''} ${copy[i + 1] ?? ''}`);
      }),
    () =>
      withLines('line ends with CR', (copy) => {
        const i = pickLine();
        copy[i] = `${copy[i] ?? ''}\r`;
      }),
    () =>
      withLines('line ends with a space', (copy) => {
        const i = pickLine();
        copy[i] = `${copy[i] ?? ''} `;
      }),
    () =>
      withLines('line indented', (copy) => {
        const i = pickLine();
        copy[i] = `${random.pick([' ', '\t'])}${copy[i] ?? ''}`;
      }),
    () => splice('cut short', at, text.length, ''),
    () => ({ name: 'CRLF', text: text.replaceAll('\n', '\r\n') }),
    () => ({ name: 'first lines cut', text: lines.slice(random.below(8)).join('\n') }),
  ];
  return random.pick(kinds)();
}
