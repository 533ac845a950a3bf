using System.Text.Json;
using FleetDiff.Cli.Tests.Schemas;
using FleetDiff.Reporting.Json;
using LocalAws;

namespace FleetDiff.Cli.Tests.Commands;

[Collection(CliFixture.InThisProcess)]
public sealed class RunCommandTests : CliFixture
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task ListsExactlyTheUnmanagedOf2500Instances()
    {
        AddFleet(2500, unmanaged: 3);
        Aws.Faults.On("ListResources", occurrence: 1, Fault.EmptyPage, Format("ec2:instance"))
            .On("ListResources", occurrence: 3, Fault.Throttle, Format("ssm:managed-instance"));

        var said = await RunAsync("--fail-on-unmanaged");

        Assert.True(said.ExitCode == 2, said.Error);
        Assert.Contains("3 of 2,500 EC2 instances unmanaged", said.Out, Ordinal);
        Assert.Equal([Id(2498), Id(2499), Id(2500)],
            said.Out.Split(' ', '\n').Where(word => word.StartsWith("i-", Ordinal)));
        Assert.Contains("EC2 instances: 2,500 rows in 4 pages", said.Error, Ordinal);
    }

    [Fact]
    public async Task SendsAValidAlertAndReportsACompleteRunWithoutASecondAlert()
    {
        AddFleet(10, unmanaged: 1);
        await RunAsync();

        var said = await RunAsync();

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("already complete", said.Out, Ordinal);
        WrittenJsonTests.AssertValid(AlertMessage.CurrentSchema, Assert.Single(Aws.Sns.Published).Form("sqs"));
    }

    [Theory]
    [InlineData(false, "Allow resource-explorer-2:Search")]
    [InlineData(true, "Check the network")]
    public async Task NamesTheCauseOfAListThatFailsInOneLineAndChangesNothing(bool isHalfway, string fix)
    {
        AddFleet(isHalfway ? 2500 : 10, unmanaged: 1);
        Aws.Faults.On(
            "ListResources", isHalfway ? Fault.Before : Fault.Denied,
            request => !isHalfway || request.Body.Contains("NextToken", Ordinal));

        var said = await RunAsync();

        Assert.Equal(1, said.ExitCode);
        Assert.Contains(fix, said.Error.TrimEnd().Split('\n')[^1], Ordinal);
        AssertNothingHappened();
    }

    [Fact]
    public async Task MakesNoCallWithInvalidSettings()
    {
        var said = await SayAsync("run", "--view-arn", "here", "--archive", "s3://x", "--grace-hours", "soon");

        Assert.Equal(1, said.ExitCode);
        Assert.Empty(Aws.Requests);
    }

    [Fact]
    public async Task WritesToAFolderAndPrintsTheAlertWithoutATopic()
    {
        AddFleet(10, unmanaged: 1);

        var said = await SayAsync(
            "run", "--view-arn", ViewArn, "--archive", Temp.Path, "--date", "2026-11-23");

        Assert.Equal(0, said.ExitCode);
        Assert.True(File.Exists(Path.Combine(Temp.Path, "reports", "date=2026-11-23", "report.json")));
        Assert.Contains("FleetDiff 2026-11-23: baseline, 1 unmanaged EC2 instance", said.Error, Ordinal);
    }

    [Fact]
    public async Task PrintsOnlyTheReportAsJson()
    {
        AddFleet(10, unmanaged: 1);

        var said = await RunAsync("--output", "json", "--fail-on-unmanaged");

        Assert.Equal(2, said.ExitCode);
        using var report = JsonDocument.Parse(said.Out);
        Assert.Equal(1, report.RootElement.GetProperty("totals").GetProperty("unmanaged").GetInt32());
        Assert.Contains("Alert", said.Error, Ordinal);
    }

    [Fact]
    public async Task ADryRunWritesAndSendsNothingAndPrintsItsAlert()
    {
        AddFleet(10, unmanaged: 1);

        var said = await RunAsync("--output", "csv", "--dry-run");

        Assert.Equal(0, said.ExitCode);
        Assert.StartsWith("date,account,accountName,organizationalUnit,region,", said.Out, Ordinal);
        Assert.Contains(Id(10), said.Out, Ordinal);
        Assert.Contains("Subject: FleetDiff 2026-11-23", said.Error, Ordinal);
        AssertNothingHappened();
    }

    [AwsCliFact]
    public async Task DiffAcceptsTheOutputOfTheAwsCommand()
    {
        AddFleet(2500, unmanaged: 2);
        var lists = await Task.WhenAll(ListAsync("ec2:instance"), ListAsync("ssm:managed-instance"));

        var said = await SayAsync(
            "diff", Temp.File("ec2.json", lists[0]), Temp.File("ssm.json", lists[1]), "--fail-on-unmanaged");

        Assert.Equal(2, said.ExitCode);
        Assert.Equal([Id(2499), Id(2500)],
            said.Out.Split(' ', '\n').Where(word => word.StartsWith("i-", Ordinal)));
    }

    private static Func<AwsRequest, bool> Format(string type) => request => request.Body.Contains(type, Ordinal);

    private async Task<string> ListAsync(string type)
    {
        var (exitCode, output, errors) = await AwsCli.RunAsync(Aws, "resource-explorer-2", "list-resources",
            "--filters", $"FilterString=resourcetype:{type}", "--view-arn", ViewArn, "--output", "json");
        Assert.True(exitCode == 0, errors);
        return output;
    }

    private void AssertNothingHappened()
    {
        Assert.Empty(Aws.S3.Objects(Bucket));
        Assert.Empty(Aws.Sns.Published);
    }
}
