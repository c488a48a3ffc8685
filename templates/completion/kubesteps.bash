# shellcheck shell=bash
# Completes kubesteps in bash 3.2 or later. In ~/.bashrc: source <(kubesteps completion bash)

_kubesteps() {
  local how='' reply
  COMPREPLY=()
  {
    IFS= read -r how
    while IFS= read -r reply; do COMPREPLY+=("$reply"); done
  } <<<"$(command kubesteps __complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)"
  # Without compopt (bash 3.2) file names are offered where nothing else fits.
  if type compopt >/dev/null 2>&1; then
    case $how in
      words) compopt +o default +o bashdefault ;;
      open) compopt +o default +o bashdefault -o nospace ;;
    esac
  fi
}

complete -o default -o bashdefault -F _kubesteps kubesteps
