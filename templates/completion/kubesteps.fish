# Completes kubesteps in fish. In ~/.config/fish/config.fish: kubesteps completion fish | source

function __kubesteps_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -e before[1]
    set -l answer (command kubesteps __complete fish $before "$current" 2>/dev/null | string split0)
    if test "$answer[1]" = files
        set -l prefix (string match -r -- '^--[^=]*=' "$current")
        if test -n "$prefix"
            for path in (complete -C "'' "(string sub -s (math 1 + (string length -- $prefix)) -- $current))
                printf '%s\n' "$prefix$path"
            end
        else
            __fish_complete_path "$current"
        end
        return
    end
    set -e answer[1]
    # NUL between the records: a name may hold a line break.
    printf '%s\0' $answer
end

complete -c kubesteps -f -a '(__kubesteps_complete | string split0)'
