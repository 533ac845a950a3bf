using System.Diagnostics;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class CompletionCommandTests(DemoArchive demo) : IClassFixture<DemoArchive>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [ProgramTheory(ProgramTheoryAttribute.Bash)]
    [InlineData("fleetdiff compare --archive <demo> ", "2026-11-19 2026-11-20 2026-11-21 2026-11-22 2026-11-23")]
    [InlineData("fleetdiff show --output=m", "markdown")]
    public async Task CompletesInBash(string line, string offered) =>
        Assert.Equal(offered, await CompleteAsync(line.Replace("<demo>", demo.Path, StringComparison.Ordinal)));

    [Theory]
    [InlineData("sh", "show")]
    [InlineData("run --evidence s", "security-hub systems-manager")]
    [InlineData("completion z", "zsh")]
    [InlineData("diff ", "")]
    [InlineData("show --archive s3://bucket/fleet ", "")]
    [InlineData("show --archive nothing ", "")]
    public async Task SuggestsValues(string line, string offered)
    {
        var said = await Terminal.RunAsync($"[suggest:{"fleetdiff ".Length + line.Length}]", $"fleetdiff {line}");

        // The scripts offer options only after a hyphen, and only what begins with the word.
        var word = line.Split(' ')[^1];
        Assert.Equal(offered, string.Join(' ', said.Out.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(value => value[0] is not ('-' or '/') && value.StartsWith(word, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _fleetdiff fleetdiff")]
    [InlineData("zsh", "#compdef fleetdiff")]
    [InlineData("fish", "complete -c fleetdiff")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName fleetdiff")]
    public async Task PrintsAScriptForEachShell(string shell, string line)
    {
        var said = await Terminal.RunAsync("completion", shell);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Contains(line, said.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', said.Out);
    }

    [Theory]
    [InlineData("SHELL")]
    [InlineData("'tcsh' is not a supported shell: give bash, zsh, fish or pwsh.", "tcsh")]
    public async Task NamesTheSupportedShells(string why, params string[] shell)
    {
        var said = await Terminal.RunAsync(["completion", .. shell]);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains(why, said.Error, StringComparison.Ordinal);
    }

    // As readline does: sets the words, the line and the cursor position, then calls the function.
    private async Task<string> CompleteAsync(string line)
    {
        var script = _temp.File("test.sh", """
            fleetdiff() { dotnet "$FLEETDIFF" "$@"; }
            source "$2"
            complete -p fleetdiff > /dev/null || exit 1
            COMP_LINE=$1 COMP_POINT=${#1}
            read -ra COMP_WORDS <<< "${1//=/ = }"
            [[ $1 == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _fleetdiff
            printf '%s\n' "${COMPREPLY[@]}" | sort
            """);
        var functions = _temp.File("fleetdiff.sh", (await Terminal.RunAsync("completion", "bash")).Out);
        var start = new ProcessStartInfo(ProgramTheoryAttribute.Bash, ["--norc", "--noprofile", script, line, functions])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["FLEETDIFF"] = typeof(FleetDiffCli).Assembly.Location;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
