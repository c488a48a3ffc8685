/**
 * kubectl, curl and sleep that write down what they are given and send nothing. They run with `-p`, so that nothing of
 * a script's environment (`BASH_ENV`, exported functions) runs in them. `$RECORD` is the folder of the run, `$SCENARIO`
 * says how to answer; `/mnt/kubectl` is the real one, which answers for the kubeconfig and is never given a server.
 */

const record = `
given=-
case " $* " in
  *' -f - '*|*' -f- '*|*'--filename=- '*|*' --filename - '*|*' --config - '*|*' -K - '*|*' -K- '*|*'@- '*) IFS= read -r -d '' given; given="+$given" ;;
esac
`;

/** `$asked` is what the real kubectl would have asked first, empty where that is not known. */
const write = `printf '%s\\0' CALL "\${0##*/}" "$#" "$@" "$given" \${asked:+ASKED "$asked"} >>"$RECORD/log"`;

/**
 * What the real kubectl does with the same arguments, as far as it gets: it has no network here, and says at -v=6 what
 * it would have sent first (client-go, transport/round_trippers.go). It is given kubeconfigs without credentials, so
 * that it signs in nowhere and stops for no key. Where it sends nothing, it stops by itself, and so does the stand-in.
 */
const ask = `
asked=
first_request() {
  local file files='' word given_file='' words=()
  IFS=:
  for file in \${KUBECONFIG:-$HOME/.kube/config}; do
    case $file in '') continue ;; /*) ;; *) file=$PWD/$file ;; esac
    files+=\${files:+:}/mnt/asked$(realpath -ms "$file")
  done
  unset IFS
  for word; do
    if [ -n "$given_file" ]; then given_file=
    else
      case $word in
        --kubeconfig) given_file=1; continue ;;
        --kubeconfig=*) word=\${word#*=} ;;
        *) words+=("$word"); continue ;;
      esac
    fi
    case $word in /*) ;; *) word=$PWD/$word ;; esac
    words+=("--kubeconfig=/mnt/asked$(realpath -ms "$word")")
  done
  local key
  key=$( { printf '%s\\0' "$files" "$HOME" "$PWD" "$given" "$@"; } | md5sum); key=/mnt/kept/\${key%% *}
  if [ ! -e "$key.asked" ]; then
    local own
    own=$(mktemp "$key.XXXXXXXX")
    if [ "$given" = - ]; then exec 3</dev/null; else exec 3< <(printf %s "\${given#+}"); fi
    KUBECONFIG=$files /mnt/kubectl --v=6 --request-timeout=1s "\${words[@]}" >"$own.out" 2>"$own.err" <&3
    printf '%s' "$?" >"$own.status"
    grep -oE '"Response" verb="[A-Z]+" url="[^"]*"|\\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) https?://[^ ]*' "$own.err" |
      head -n 1 | sed -E 's/"Response" verb="([A-Z]+)" url="([^"]*)"/\\1 \\2/' >"$own"
    mv "$own.out" "$key.stops"; mv "$own.status" "$key.stopped"; mv "$own" "$key.asked"
  fi
  asked=$(cat "$key.asked")
  if [ -z "$asked" ]; then
    ${write}
    cat "$key.stops"; read -r status <"$key.stopped"; exit "$status"
  fi
}
`;

const kubectl = `#!/bin/bash -p
${record}
${ask}
# Answers are kept by their arguments: the same question is the same answer.
ask() {
  key=$( { printf '%s\\0' "$KUBECONFIG" "$HOME" "$PWD" "$@"; } | md5sum); key=/mnt/kept/\${key%% *}
  if [ ! -e "$key.status" ]; then
    # Sandboxes side by side number their processes alike.
    own=$(mktemp "$key.XXXXXXXX")
    /mnt/kubectl "$@" >"$own" 2>/dev/null </dev/null; status=$?
    mv "$own" "$key.out"; printf '%s' "$status" >"$own.status"; mv "$own.status" "$key.status"
  fi
  cat "$key.out"; read -r status <"$key.status"; return "$status"
}
case "$*" in *'config '*) ${write}; ask "$@"; exit ;; esac
# Kubeconfigs to ask the real one with are there or not: it takes a while for each call.
if [ -d /mnt/asked ]; then
  case " $* " in *' proxy '*) ;; *) first_request "$@" ;; esac
fi
${write}
# Like the real one, it does not start without its kubeconfig and its context.
files=\${KUBECONFIG:-$HOME/.kube/config}
context=
given=()
before=
for word; do
  case "$before|$word" in
    '|--context='*) context=\${word#*=} ;;
    '--context|'*) context=$word ;;
    '|--kubeconfig='*) files=\${word#*=}; given=("$word") ;;
    '--kubeconfig|'*) files=$word; given=("--kubeconfig=$word") ;;
    '|--cluster'*|'|--user'*|'|--server'*|'|-s'*) [ -n "$asked" ] || exit 1 ;;
  esac
  case $word in --context|--kubeconfig) before=$word ;; *) before= ;; esac
done
found=
IFS=:
for file in $files; do [ ! -s "$file" ] || found=1; done
unset IFS
[ -n "$found" ] || exit 1
[ -z "$context" ] || ask config get-contexts "\${given[@]}" -- "$context" >/dev/null || exit 1
# What it is to read has to be there.
case " $* " in
  *' apply '*|*' create '*|*' delete '*|*' replace '*)
    before=
    for word; do
      case $before$word in
        -f-|--filename-|--filename=-|-f|*://*) ;;
        -f?*) [ -e "\${word#-f}" ] || exit 1 ;;
        --filename?*) word=\${word#--filename=}; [ -e "$word" ] || exit 1 ;;
      esac
      case $word in -f|--filename) before=$word ;; *) before= ;; esac
    done ;;
esac
case "$SCENARIO $*" in
  'unreachable '*proxy*) ;;
  'unreachable '*) exit 1 ;;
esac
case "$*" in
  *'create token'*)
    [ "$SCENARIO" != no-token ] || exit 1
    case "$*" in *expirationSeconds*) printf 3600 ;; *) printf 'eyJ.token.of.%s\\n' "$(printf '%s' "$*" | cksum | cut -d' ' -f1)" ;; esac ;;
  *'can-i'*) [ "$SCENARIO" != forbidden ] || exit 1 ;;
  *'get '*)
    [ "$SCENARIO" != empty ] || exit 0
    case "$*" in *.data.token*base64decode*) printf 'eyJ.token.of.secret' ;; *data.token*) printf 'ZXlKLnRva2VuLm9mLnNlY3JldA==' ;; *-o\\ name*) [ ! -e "$RECORD/applied" ] || echo some/object ;; *) printf 'some output\\nof two lines\\n' ;; esac ;;
  *'apply '*) : >"$RECORD/applied" ;;
  *'delete '*) rm -f "$RECORD/applied"; : >"$RECORD/deleted"; echo deleted ;;
  *proxy*) echo 'Starting to serve on 127.0.0.1:8089'; exec /bin/sleep 20 ;;
esac
exit 0
`;

const curl = `#!/bin/bash -p
${record}
asked=
${write}
before=
for word; do
  case $before in
    -o|--output) [ "$SCENARIO" = unreachable ] || [ "$word" = - ] || [ ! -w "\${word%/*}" ] || printf '{"kind":"Status"}' >"$word" ;;
    -w|--write-out) format=$word ;;
  esac
  before=$word
done
status=200
[ "$SCENARIO" != forbidden ] || status=403
[ ! -e "$RECORD/deleted" ] || status=401
[ "$SCENARIO" != unreachable ] || status=000
[ -z "$format" ] || printf '%s' "\${format//%\\{http_code\\}/$status}"
[ "$SCENARIO" != unreachable ] || exit 7
exit 0
`;

/** Programs that the ones above are made of: nothing else may have their names. */
export const neededByStandIns: ReadonlySet<string> = new Set([
  ...['bash', 'sh', 'cat', 'cksum', 'curl', 'cut', 'grep', 'head', 'kubectl', 'md5sum', 'mktemp', 'mv'],
  ...['realpath', 'rm', 'sed', 'sleep'],
]);

/** An exec plugin, whose answer is an ExecCredential of this version. */
export const pluginStandIn = (apiVersion: string): string => `#!/bin/bash -p
given=- asked=
${write}
status='{"token":"eyJ.token.of.plugin"}'
case $SCENARIO in no-token) exit 1 ;; empty) status='{}' ;; esac
printf '{"apiVersion":"%s","kind":"ExecCredential","status":%s}\\n' '${/^[\w./]+$/.test(apiVersion) ? apiVersion : ''}' "$status"
`;

/** Programs by name, each a bash script. */
export const standIns: Readonly<Record<string, string>> = {
  kubectl,
  curl,
  sleep: '#!/bin/bash -p\nexit 0\n',
};

/** PowerShell's own waiting, as a function of the profile: functions come before cmdlets. */
export const powershellProfile = `function Start-Sleep {
  param(
    [Parameter(ParameterSetName = 'Seconds', Mandatory, Position = 0)] [ValidateRange(0.0, 2147483.0)] [double] $Seconds,
    [Parameter(ParameterSetName = 'Milliseconds', Mandatory)] [ValidateRange(0, 2147483647)] [int] $Milliseconds
  )
}
`;
