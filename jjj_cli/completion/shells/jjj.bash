# jjj in bash. For good: put this line into ~/.bashrc
#     eval "$(jjj completion bash)"

_jjj_complete() {
    local jjj=jjj line how= IFS=$' \t\n'
    case $1 in
        '~/'*) [ -x "$HOME/${1#??}" ] && jjj=$HOME/${1#??} ;;
        */*) [ -x "$1" ] && jjj=$1 ;;
    esac
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -z "$how" ]; then
            how=$line
        else
            COMPREPLY[${#COMPREPLY[@]}]=$line
        fi
    done < <(COLUMNS=${COLUMNS:-80} JJJ_COMPLETE=bash "$jjj" "$COMP_LINE" "$COMP_POINT" "$2" "${COMP_TYPE:-9}" </dev/null 2>/dev/null)
    if type compopt >/dev/null 2>&1; then
        case $how in
            files) compopt -o default ;;
            tight) compopt -o nospace ;;
        esac
    fi
}

# Bash 3 cannot be told when a file is meant: there one is offered wherever nothing else fits.
if type compopt >/dev/null 2>&1; then
    complete -o nosort -F _jjj_complete jjj 2>/dev/null || complete -F _jjj_complete jjj
else
    complete -o default -F _jjj_complete jjj
fi
