using System.Text.Json;
using FleetDiff.Aws.Checks;
using FleetDiff.Cli.Rendering;
using FleetDiff.Reporting;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Cli.Tests.Commands;

[Collection(CliFixture.InThisProcess)]
public sealed class DoctorCommandTests : CliFixture
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator)
            .AddIndex(Account, "eu-west-1");
        Aws.Config.AddAggregator("org");
        Aws.Organizations.Create("o-example1234").AddAccount(new(Account, "payments-prod"));
        AddFleet(2, unmanaged: 1);
    }

    [Fact]
    public async Task ReportsThatEverythingWorks()
    {
        var said = await ExamineAsync();

        Assert.True(said.ExitCode == 0, said.Out + said.Error);
        Golden.CheckLines("doctor-ok.txt", said.Out);
    }

    [Fact]
    public async Task ReportsEachProblemWithItsFix()
    {
        Aws.ResourceExplorer.Clear();
        Aws.ResourceExplorer.AddView(
            ViewArn, "arn:aws:organizations::111122223333:ou/o-example1234/ou-ab12-cd34ef56", tags: false);
        Aws.SecurityHub.HomeRegion = "us-east-1";
        Aws.SystemsManager.Enabled = false;
        Aws.S3.Put(Bucket, "nightly/exemptions.csv", "account,until\n1,soon\n"u8.ToArray());
        Aws.Sns.CreateTopic(TopicArn, confirmed: 0, pending: 1);
        Aws.Faults.On("PutObject", Fault.Denied);

        var said = await ExamineAsync();

        Assert.Equal(1, said.ExitCode);
        Golden.CheckLines("doctor-problems.txt", said.Out);
    }

    [Fact]
    public async Task PrintsJson()
    {
        var said = await ExamineAsync("--output", "json");

        var first = JsonElement.Parse(said.Out)[0];
        Assert.Equal("Caller", first.GetProperty("what").GetString());
        Assert.Equal("ok", first.GetProperty("health").GetString());
    }

    [Fact]
    public async Task SendsATestMessageOnRequest()
    {
        await ExamineAsync("--send-test");

        Assert.Single(Aws.Sns.Published);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public async Task FitsATerminal(int columns)
    {
        CompletedCheck[] found =
        [
            new("Caller", new(CheckStatus.Ok, "arn:aws:sts::111122223333:assumed-role/Operator/anna@example.com")),
            new("Index", new(
                CheckStatus.Failed,
                "This account has no index in eu-west-1: results are partial, and Resource Explorer does not mark them as "
                    + "partial.",
                "Turn on Resource Explorer in eu-west-1 with an aggregator index, and wait until it is ACTIVE.")),
            new("Filter", new(CheckStatus.Warning, "The view's filter '[red]\u001b[31m' restricts the view.", "Remove it.")),
            new("Instances", new(CheckStatus.NotChecked, "Index failed, and this check requires it.")),
            new("Exemptions", new(CheckStatus.Failed, "exemptions.csv has mistakes:\n- line 2, column 1\n- line 3")),
        ];

        var said = await Terminal.Plain(columns).CaptureAsync(host =>
        {
            DoctorView.Show(new Session(host).Out, found, "fleetdiff doctor --archive ./fleet");
            return Task.FromResult(0);
        });

        Assert.All(said.Out.Split('\n'), line => Assert.True(DisplayWidth.Measure(line.TrimEnd()) <= columns, line));
        Golden.CheckLines($"doctor-{columns}.txt", said.Out);
    }

    private Task<CommandResult> ExamineAsync(params string[] more) => SayAsync(
        ["doctor", "--view-arn", ViewArn, "--archive", $"s3://{Bucket}/nightly",
            "--topic-arn", TopicArn, "--evidence", "security-hub,systems-manager,config:org",
            "--accounts", "organization", .. more]);
}
