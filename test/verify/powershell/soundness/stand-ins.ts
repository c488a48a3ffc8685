/** kubectl and curl that write down what they are given and send nothing. `$RECORD` is the folder of the run. */

const record = `
given=-
case " $* " in
  *' -f - '*|*' -f- '*|*'--filename=- '*|*' --filename - '*|*' --config - '*|*' -K - '*|*' -K- '*|*'@- '*) IFS= read -r -d '' given; given="+$given" ;;
esac
printf '%s\\0' CALL "\${0##*/}" "$#" "$@" "$given" >>"$RECORD/log"
`;

const kubectl = `#!/bin/bash -p
${record}
case "$*" in
  *'config '*)
    # Answers are kept by their arguments: the same call is the same answer.
    key=$( { printf '%s\\0' "$KUBECONFIG" "$@"; } | md5sum); key=/mnt/kept/\${key%% *}
    if [ ! -e "$key.status" ]; then
      /mnt/kubectl "$@" >"$key.$$.out" 2>/dev/null </dev/null; status=$?
      mv "$key.$$.out" "$key.out"; printf '%s' "$status" >"$key.$$.s"; mv "$key.$$.s" "$key.status"
    fi
    cat "$key.out"; read -r status <"$key.status"; exit "$status" ;;
esac
# Like the real one, it does not start without its context.
[ "$KUBECONFIG" = /home/user/config ] || exit 1
before=
for word; do
  case $before$word in
    --context=lab|--context=prod|--contextlab|--contextprod) ;;
    --context=*|--context?*) exit 1 ;;
    --kubeconfig*|--cluster*|--user*|--server*|-s*) exit 1 ;;
  esac
  case $word in --context) before=$word ;; *) before= ;; esac
done
case "$*" in
  *'create token'*)
    [ "$SCENARIO" != no-token ] || exit 1
    case "$*" in *jsonpath*) printf '3600 seconds' ;; *) printf 'eyJ.token.of.%s\\n' "$(printf '%s' "$*" | cksum | cut -d' ' -f1)" ;; esac ;;
  *'get '*)
    [ "$SCENARIO" != empty ] || exit 0
    case "$*" in *data.token*) printf 'ZXlKLnRva2VuLm9mLnNlY3JldA==' ;; *-o\\ name*) ;; *) printf 'some output\\nof two lines\\n' ;; esac ;;
  *'delete '*) : >"$RECORD/deleted"; echo deleted ;;
  *proxy*) echo 'Starting to serve on 127.0.0.1:8089'; exec /bin/sleep 20 ;;
  *'can-i'*) [ "$SCENARIO" != forbidden ] || exit 1 ;;
esac
exit 0
`;

const curl = `#!/bin/bash -p
${record}
before=
for word; do
  case $before in
    -o|--output) [ "$word" = - ] || [ ! -w "\${word%/*}" ] || printf '{"kind":"Status"}' >"$word" ;;
    -w|--write-out) format=$word ;;
  esac
  before=$word
done
status=200
[ "$SCENARIO" != forbidden ] || status=403
[ ! -e "$RECORD/deleted" ] || status=401
[ -z "$format" ] || printf '%s' "\${format//%\\{http_code\\}/$status}"
exit 0
`;

export const standIns: Readonly<Record<string, string>> = { kubectl, curl };
