using System.Text.RegularExpressions;

namespace FleetDiff.Cli.Tests;

/// <summary>Every field that an account controls, over HTTP into the output of the command line.</summary>
[Collection(CliFixture.InThisProcess)]
public sealed partial class UntrustedAccountTests : CliFixture
{
    public static TheoryData<int> Seeds { get; } = [.. Mutations.SeedsOf(cost: 400)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AccountInputIsHarmlessOnTheScreenAndInOutput(int seed)
    {
        Aws.Config.AddAggregator("org");
        AddFleet(200, unmanaged: 0);
        string[] settings = ["--archive", Temp.Path, "--view-arn", ViewArn,
            "--evidence", "security-hub,systems-manager,config:org"];
        await SayAsync(["run", .. settings, "--date", "2026-11-22"]);
        new HostileFleet(Aws, Account, seed).Add(40);

        var run = await SayAsync(["run", .. settings, "--date", "2026-11-23"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Harmless.Text("run", run.Out);
        Harmless.Text("the log", run.Error);
        foreach (var columns in new int?[] { null, 60, 100 })
        {
            var shown = await new Terminal { Columns = columns, Environment = { ["TERM"] = "xterm-256color" } }
                .SayAsync("show", "--archive", Temp.Path);
            Harmless.Text("show", Colour().Replace(shown.Out, ""));
            Assert.DoesNotContain("\u001b[31mEVIL", shown.Out, StringComparison.Ordinal);
            // In a terminal this is the animation of the progress.
            Harmless.Text("show", columns is null ? shown.Error : "");
        }

        Harmless.Sheet("--output csv", (await PrintAsync("csv")).Out);
        Harmless.Json("--output json", (await PrintAsync("json")).Out);
        var markdown = (await PrintAsync("markdown")).Out;
        Harmless.Text("--output markdown", markdown);
        // Text in code is neither a link, a mention nor an element.
        var prose = CodeSpan().Replace(markdown, "");
        Harmless.Unlinked("--output markdown", prose);
        Assert.DoesNotMatch(@"<|@|(?<!\\)\]\(", prose);
    }

    private Task<CommandResult> PrintAsync(string format) =>
        Terminal.RunAsync("show", "--archive", Temp.Path, "--output", format);

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")]
    private static partial Regex CodeSpan();
}
