# jjj in fish. For good: put this line into ~/.config/fish/config.fish
#     jjj completion fish | source

function __jjj_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l jjj jjj
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    string match -q '*/*' -- $program; and test -x $program; and set jjj $program
    set -l lines (JJJ_COMPLETE=fish $jjj $words[2..-1] "$typed" </dev/null 2>/dev/null)
    if test "$lines[1]" = files
        set -l head (string match -r '^--[^=]*=' -- $typed)
        set -l path (string replace -r '^--[^=]*=' '' -- $typed)
        set path (string unescape -- $path; or echo -- $path)
        for file in (__fish_complete_path "$path")
            printf '%s%s\n' "$head" $file
        end
    else
        printf '%s\n' $lines[2..-1]
    end
end

complete -c jjj -e
complete -c jjj -k -f -a '(__jjj_complete)'
