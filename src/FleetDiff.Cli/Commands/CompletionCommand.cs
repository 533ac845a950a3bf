using System.CommandLine;
using FleetDiff.Cli.Commands.Completion;

namespace FleetDiff.Cli.Commands;

/// <summary>The command <c>fleetdiff completion</c>: prints the completion script of a shell.</summary>
internal static class CompletionCommand
{
    public static Command Create(Session session)
    {
        string[] names = [.. CompletionScripts.Scripts.Keys];
        var shell = new Argument<string>("SHELL")
        {
            Description = $"The shell: {string.Join(", ", names)}.",
            CustomParser = argument => CommonOptions.ParseName(argument, "supported shell", names),
        };
        shell.CompletionSources.Add(names);
        var command = new CommandWithExamples(
            "completion",
            "Print a completion script for a shell: commands, options, values and the dates of a local archive.",
            "source <(fleetdiff completion bash)",
            "fleetdiff completion zsh > \"${fpath[1]}/_fleetdiff\"",
            "fleetdiff completion fish > ~/.config/fish/completions/fleetdiff.fish",
            "fleetdiff completion pwsh | Out-String | Invoke-Expression")
        {
            shell,
        };
        command.SetAction(given =>
        {
            session.Host.Out.Writer.Write(CompletionScripts.Scripts[given.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCode.Done;
        });
        return command;
    }
}
