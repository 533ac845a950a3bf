namespace FleetDiff.Cli.Commands.Completion;

/// <summary>
/// The completion scripts. Each script calls fleetdiff with System.CommandLine's directive <c>[suggest:n]</c>, and falls back
/// to the shell's completion of file names.
/// </summary>
internal static class CompletionScripts
{
    // Offers options only after a hyphen, so that the shell completes file names elsewhere.
    private const string Bash = """
        # fleetdiff completion for bash: source <(fleetdiff completion bash)
        _fleetdiff() {
            local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} suggestion
            # The command may be called by a path; the directive expects the name.
            line="fleetdiff${line#"${COMP_WORDS[0]}"}"
            # bash splits --output=json at the =; fleetdiff accepts a space in its place.
            line=${line//=/ } word=${word#=}
            COMPREPLY=()
            while IFS= read -r suggestion; do
                [[ -n $suggestion && $suggestion == "$word"* && ( $word == -* || $suggestion != [-/]* ) ]] &&
                    COMPREPLY+=("$suggestion")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _fleetdiff fleetdiff

        """;

    private const string Zsh = """
        #compdef fleetdiff
        # fleetdiff completion for zsh: source <(fleetdiff completion zsh)
        _fleetdiff() {
            local line="fleetdiff${${BUFFER[1,CURSOR]}#${words[1]}}"
            local -a suggestions
            suggestions=("${(@f)$(${words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)}")
            [[ $PREFIX == -* ]] || suggestions=(${suggestions:#[-/]*})
            (( ${#suggestions} )) && compadd -- ${suggestions:#} || _files
        }
        compdef _fleetdiff fleetdiff

        """;

    private const string Fish = """
        # fleetdiff completion for fish: fleetdiff completion fish | source
        function __fleetdiff_suggest
            set -l line (commandline -cp)
            set -l word (commandline -ct)
            for suggestion in (fleetdiff "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
                if string match -q -- '-*' "$word"; or not string match -q -r -- '^[-/]' $suggestion
                    printf '%s\n' $suggestion
                end
            end
        end
        complete -c fleetdiff -a '(__fleetdiff_suggest)'

        """;

    private const string Pwsh = """
        # fleetdiff completion for PowerShell: fleetdiff completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName fleetdiff -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
            fleetdiff "[suggest:$cursorPosition]" "$line" 2>$null |
                Where-Object { $_ -like "$wordToComplete*" -and $_ -notlike '/*' } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The scripts, by the name of the shell.</summary>
    public static IReadOnlyDictionary<string, string> Scripts { get; } = new Dictionary<string, string>
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = Pwsh,
    };
}
