using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cli.Tests.Commands;

public sealed class InvalidCommandLineTests
{
    [Theory]
    [InlineData("--view-arn", "FLEETDIFF_VIEW_ARN", "arn:aws:s3:::bucket")]
    [InlineData("--archive", "FLEETDIFF_ARCHIVE", "ftp://host/folder")]
    [InlineData("--grace-hours", "FLEETDIFF_GRACE_HOURS", "-1")]
    public async Task NamesAnInvalidSettingOfAnySource(string option, string variable, string value)
    {
        var right = new Dictionary<string, string?>
        {
            ["FLEETDIFF_VIEW_ARN"] = CliFixture.ViewArn,
            ["FLEETDIFF_ARCHIVE"] = "s3://my-bucket/fleet",
        };
        var byOption = await new Terminal { Environment = right }.SayAsync("run", option, value);
        var byVariable = await new Terminal { Environment = new(right) { [variable] = value } }.SayAsync("run");

        Assert.Equal((1, ""), (byOption.ExitCode, byOption.Out));
        Assert.Contains($"- {variable} is ", byOption.Error, StringComparison.Ordinal);
        Assert.Equal(byOption, byVariable);
    }

    [Fact]
    public async Task ReportsEveryProblemAtOnce()
    {
        var longTag = string.Concat(Enumerable.Repeat("0123456789", 14));
        var said = await Terminal.RunAsync(
            "run", "--view-arn", "view", "--topic-arn", "topic", "--evidence", "hearsay", "--alert-on", "always",
            "--time-zone", "Mars/Olympus", "--grace-hours", "soon", "--accounts", "123,456", "--exempt-tag", longTag);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Golden.CheckLines("wrong-settings.txt", said.Error);
    }

    [Theory]
    [InlineData("\u001b[31mred")]
    [InlineData("run", "--\u001b]0;title\u0007")]
    [InlineData("run", "--date", "\u001b[2J")]
    [InlineData("show", "\u001b[2J\u202e2026")]
    [InlineData("run", "--view-arn", "\u001b[31mview")]
    public async Task PrintsNoEscapeSequence(params string[] args)
    {
        var said = await Terminal.RunAsync(args);

        Assert.Equal(1, said.ExitCode);
        Assert.DoesNotContain(said.Error, c => char.IsControl(c) && c is not ('\n' or '\r'));
        Assert.DoesNotContain('\u202e', said.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("frobnicate")]
    [InlineData("run", "--frobnicate")]
    [InlineData("run", "--date", "23.11.2026")]
    [InlineData("run", "--date", "2026-02-30")]
    [InlineData("run", "--date")]
    [InlineData("show", "yesterday")]
    [InlineData("show", "2026-11-22", "2026-11-23")]
    [InlineData("diff")]
    [InlineData("diff", "EC2.json")]
    [InlineData("diff", "-", "-")]
    [InlineData("compare")]
    [InlineData("compare", "2026-11-22")]
    public async Task ExitsWithOneAndLeavesStandardOutputEmpty(params string[] args)
    {
        var said = await Terminal.RunAsync(args);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.NotEmpty(said.Error);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("run")]
    [InlineData("diff")]
    [InlineData("show")]
    [InlineData("compare")]
    [InlineData("completion")]
    public async Task HelpHasAnExample(string command)
    {
        var said = await Terminal.RunAsync(command, "--help");

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        var examples = said.Out[said.Out.IndexOf("Example", StringComparison.Ordinal)..];
        Assert.Contains($"fleetdiff {command}", examples, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverySettingHasAnOption()
    {
        var help = (await Terminal.RunAsync("run", "--help")).Out;

        Assert.NotEmpty(Setting.All);
        Assert.All(Setting.All, setting => Assert.Contains($". [{setting}]", help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReportsThatItWasCanceled()
    {
        using var temp = new TempFolder();

        var said = await new Terminal { Cancellation = new(canceled: true) }.SayAsync("demo", "--archive", temp.Path);

        Assert.Equal(1, said.ExitCode);
        Assert.Contains("Canceled.", said.Error, StringComparison.Ordinal);
    }
}
