#compdef jjj
# jjj in zsh. For good: put this line into ~/.zshrc
#     eval "$(jjj completion zsh)"

_jjj() {
    local jjj=jjj how line typed=${(Q)PREFIX}
    local -a lines found shown options=(-U -V jjj -l)
    local program=${${(Q)words[1]}/#\~\//$HOME/}
    [[ $program == */* && -x $program ]] && jjj=$program
    lines=("${(@f)$(COLUMNS=$COLUMNS JJJ_COMPLETE=zsh $jjj "${(@Q)words[2,CURRENT-1]}" "$typed" </dev/null 2>/dev/null)}")
    how=$lines[1]
    shift lines
    if [[ $how == files ]]; then
        [[ $PREFIX == *=* ]] && compset -P '*='
        _files
        return
    fi
    for line in $lines; do
        found+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
    done
    (( $#found )) || return 1
    [[ $how == tight ]] && options+=(-S '')
    compadd "${options[@]}" -d shown -a found
    # Where what fits does not go on from what is typed, that stays: a second Tab goes through the list.
    found=(${found:#${(b)typed}*})
    if (( $#shown > 1 && $#found )); then
        if [[ $compstate[old_list] == shown ]]; then
            compstate[insert]=menu
        else
            compstate[insert]=
            compstate[list]='list force'
        fi
    fi
}

if [[ $funcstack[1] == _jjj ]]; then
    _jjj "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _jjj jjj
fi
