namespace FleetDiff.Cli.Tests.Commands;

public sealed class ShowInstanceTests(DemoArchive demo) : IClassFixture<DemoArchive>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Theory]
    [InlineData("i-028e8ff5c575473c5", "dormant")]
    [InlineData("i-0d15316c7ac7ed2c0", "reopened")]
    public async Task ListsEveryRunWithItsEvidence(string instance, string situation)
    {
        var said = await demo.ShowAsync("--instance", instance);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Golden.CheckLines($"show-{situation}.txt", said.Out);
    }

    [Fact]
    public async Task ShowsAHostileNameAsPlainText()
    {
        var said = await demo.ShowAsync("--instance", "i-0e33e2ada09b57012");

        Assert.StartsWith("i-0e33e2ada09b57012  <script>alert('hi')</script>\n", Lf(said.Out), Ordinal);
    }

    [Fact]
    public async Task NamesTheAccountTheGroupAndTheFactThatDecidedTheCause()
    {
        var said = await demo.ShowAsync("--instance", "i-057aad11420a85d01");

        Assert.Contains("Account       storefront-prod (111122223333)", said.Out, Ordinal);
        Assert.Contains("Unit          Workloads/Prod", said.Out, Ordinal);
        Assert.Contains("Group         EKS cluster orders, spot", said.Out, Ordinal);
        Assert.Contains("Likely cause  network", said.Out, Ordinal);
        Assert.Contains("Fact          Subnet subnet-0472110c6745f801c: 0 of 6 running instances are managed", said.Out, Ordinal);
        Assert.Contains("Fix           Check in the VPC console", said.Out, Ordinal);
        Assert.Contains("\n  https://console.aws.amazon.com/", Lf(said.Out), Ordinal);
    }

    [Theory]
    [InlineData("i-026e12da4cad8c06d", "unmanaged and exempt", "exemptions.csv line 2: Appliances")]
    [InlineData("i-000ee8ed0f6bc7e01", "Exempt before", "exemptions.csv line 3: Old settlement host")]
    [InlineData("i-083f3a50606191438", "2026-11-22  unmanaged, in its grace period", "since 2026-11-22, 2 days")]
    [InlineData("i-03ef6ac814e90e2c2", "Grace", "in its grace period")]
    [InlineData("i-091c6ae2b450d633b", "2026-11-23  removed", "2026-11-22  unmanaged")]
    [InlineData("i-0761eb261343629ef", "2026-11-23  orphaned node", "2026-11-22  managed")]
    [InlineData("i-0ac5d960c71f2731a", "2026-11-23  disputed", "Another source reports it")]
    [InlineData("i-0afc1f84e35cf132e", "2026-11-23  managed, resolved", "2026-11-21  managed")]
    [InlineData("i-066eb1f9c562efa39", "2026-11-23  dormant", "The SSM.1 finding is stale")]
    public async Task ShowsTheState(string instance, string one, string other)
    {
        var said = await demo.ShowAsync("--instance", instance);

        Assert.Equal(0, said.ExitCode);
        Assert.Contains(one, said.Out, Ordinal);
        Assert.Contains(other, said.Out, Ordinal);
    }

    [Fact]
    public async Task FitsATerminalOf60ColumnsExceptForTheLink()
    {
        var said = await Terminal.Plain(60).SayAsync("show", "--archive", demo.Path, "--instance", "i-0d15316c7ac7ed2c0");

        var lines = said.Out.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines.Where(line => !line.Contains("https://", Ordinal)), line => Assert.True(line.Length <= 60, line));
        Assert.Contains("  https://console.aws.amazon.com/systems-manager/home?region=eu-central-1", lines);
    }

    [Fact]
    public async Task ShowsTheProgressOnlyInATerminal()
    {
        var terminal = new Terminal { Columns = 100 };

        var said = await terminal.SayAsync("show", "--archive", demo.Path, "--instance", "i-0d15316c7ac7ed2c0");

        Assert.Contains("Reading 2026-11-2", said.Error, Ordinal);
    }

    [Fact]
    public async Task ExitsWithOneWhenNoRunListsTheInstance()
    {
        var said = await demo.ShowAsync("--instance", "i-0123456789abcdef0");

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains("has i-0123456789abcdef0 (5 reports, 2026-11-19 to 2026-11-23)", said.Error, Ordinal);
        Assert.Single(said.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("is not an instance id", "--instance", "mi-0439fe4d3bc1ec480")]
    [InlineData("is not an instance id", "--instance", "shop-web-01")]
    [InlineData("is not an instance id", "--instance", "i-0\e[31m")]
    [InlineData("--instance", "--instance")]
    [InlineData("leave out the date", "2026-11-22", "--instance", "i-0d15316c7ac7ed2c0")]
    [InlineData("--verify is for one report", "--instance", "i-0d15316c7ac7ed2c0", "--verify")]
    [InlineData("--all is for one report", "--instance", "i-0d15316c7ac7ed2c0", "--all")]
    [InlineData("supports only --output table", "--instance", "i-0d15316c7ac7ed2c0", "--output", "json")]
    public async Task ExitsWithOneForInvalidArguments(string why, params string[] args)
    {
        var said = await demo.ShowAsync(args);

        Assert.Equal((1, ""), (said.ExitCode, said.Out));
        Assert.Contains(why, said.Error, Ordinal);
        Assert.DoesNotContain('\e', said.Error);
    }

    [Fact]
    public async Task SkipsAndReportsUnreadableRuns()
    {
        using var broken = new TempFolder();
        broken.Copy(demo.Path);
        broken.File("reports/date=2026-11-23/report.json", "{");
        broken.File("instances/date=2026-11-22/instances.jsonl.gz", "this is no gzip");

        var said = await Terminal.RunAsync("show", "--archive", broken.Path, "--instance", "i-06eeb73fa10ca3266");

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("2026-11-21  managed", said.Out, Ordinal);
        Assert.DoesNotContain("2026-11-22", said.Out, Ordinal);
        Assert.Contains("report.json cannot be read", said.Error, Ordinal);
        Assert.Contains("instances.jsonl.gz cannot be read", said.Error, Ordinal);
    }

    [Fact]
    public async Task ShowsBothInstancesWhenTwoAccountsHaveTheId()
    {
        using var twice = new TempFolder();
        twice.Copy(demo.Path);
        var line = """{"account":"{0}","region":"eu-west-1","instance":"i-0123456789abcdef0","verdict":"managed","""
            + """ "reason":"node-listed","because":"It is.","evidence":[]}""" + "\n";
        foreach (var date in new[] { "2026-11-22", "2026-11-23" })
        {
            twice.File($"instances/date={date}/instances.jsonl.gz", TestGzip.Pack(
                line.Replace("{0}", "222233334444", Ordinal) + line.Replace("{0}", "111122223333", Ordinal)));
        }

        var said = await Terminal.RunAsync("show", "--archive", twice.Path, "--instance", "i-0123456789abcdef0");

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(["111122223333", "222233334444"], said.Out.ReplaceLineEndings("\n").Split('\n')
            .Where(text => text.Contains("Account", Ordinal)).Select(text => text.Trim()[^12..]));
    }

    private static string Lf(string text) => text.ReplaceLineEndings("\n");
}
