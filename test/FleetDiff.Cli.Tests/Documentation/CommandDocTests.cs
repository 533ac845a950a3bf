using System.Reflection;
using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests.Documentation;

/// <summary>Commands, options and exit codes in the documentation.</summary>
public sealed partial class CommandDocTests
{
    public static TheoryData<string> Pages => [.. Docs.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task CommandsAndOptionsExist(string page)
    {
        foreach (var (command, line) in CommandsIn(page))
        {
            var help = (await Terminal.RunAsync(command, "--help")).Out;
            Assert.Contains($"fleetdiff {command}", help.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.All(Option().Matches(line), option => Assert.Matches($@"{option.Value}\b", help));
        }
    }

    [Fact]
    public async Task EveryCommandIsDescribed()
    {
        var help = (await Terminal.RunAsync("--help")).Out;
        var described = Docs.FirstColumn("docs/command-line.md", "command").Select(code => code.Split(' ')[1]).Distinct();

        Assert.Equal(
            CommandOfHelp().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..])
                .Select(command => command.Groups["name"].Value).Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OutputFormatsMatchTheProgram()
    {
        var help = (await Terminal.RunAsync("show", "--help")).Out;

        Assert.Contains(
            $"--output <{string.Join('|', Docs.FirstColumn("docs/command-line.md", "value"))}>", help, StringComparison.Ordinal);
    }

    [Fact]
    public void ExitCodesMatchTheProgram() => Assert.Equal(
        typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => $"{code.GetRawConstantValue()}"),
        Docs.Rows("docs/command-line.md", "code").Select(row => row[0]));

    private static IEnumerable<(string Command, string Line)> CommandsIn(string page) =>
        Docs.CodeSpans(page).Concat(Docs.CodeBlocks(page).SelectMany(block => block.Split('\n')))
            .Select(line => Call().Match(line)).Where(call => call.Success)
            .Select(call => (call.Groups["command"].Value, call.Groups["rest"].Value));

    [GeneratedRegex(@"(?<!\S)(fleetdiff|src/FleetDiff\.Cli --) (?<command>[a-z]+)(?<rest>[^>|)]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex("(?<!\\S)--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex("^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandOfHelp();
}
