using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Diagnostics;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Aws.Tests.Diagnostics;

public sealed class ViewCheckTests : DoctorFixture
{
    private const string Caller = "arn:aws:sts::111122223333:assumed-role/LocalAws/test";

    [Fact]
    public async Task ReportsNoProblemInAHealthyOrganization()
    {
        var found = await ExamineAsync();

        Assert.Equal(found.Lines.Keys, found.Named(CheckStatus.Ok));
        Assert.Equal(
            ["Caller", "Account", "View", "Scope", "Index", "Filter", "Tags", "Instances", "Nodes", "Accounts",
                "Security Hub", "Security Hub's Region", "Systems Manager", "AWS Config", "AWS Config's sources",
                "Causes", "Archive", "Exemptions", "Writing", "Topic"],
            found.Lines.Keys);
        Assert.Equal(Caller, found["Caller"].Message);
        Assert.All(
            Aws.Requests.Where(request => request.Operation == "ListResources"),
            request => Assert.Contains(WireFixture.ViewArn, request.Body, StringComparison.Ordinal));
        found.Says("Topic", CheckStatus.Ok, "1 confirmed subscription. Test publishing");
        Assert.Empty(Aws.Sns.Published);
    }

    [Fact]
    public async Task StopsWithoutValidCredentials()
    {
        Aws.Faults.On("GetCallerIdentity", Fault.Refusal(403, "InvalidClientTokenId", "The token is not valid"));

        var found = await ExamineAsync();

        found.Says("Caller", CheckStatus.Failed, "InvalidClientTokenId (HTTP 403)", "renew them");
        Assert.Equal(found.Lines.Keys.Skip(1), found.Named(CheckStatus.NotChecked));
        found.Says("Writing", CheckStatus.NotChecked, "Caller failed, and this check requires it.");
        Assert.All(Aws.Requests, request => Assert.Equal("GetCallerIdentity", request.Operation));
    }

    [Fact]
    public async Task ReportsCredentialsOfAnotherAccountThanTheView()
    {
        var elsewhere = WireFixture.ViewArn.Replace("111122223333", "222233334444", StringComparison.Ordinal);

        var found = await ExamineAsync(Healthy with { ViewArn = AwsArn.Parse(elsewhere)! });

        found.Says("Account", CheckStatus.Failed, "in account 222233334444, and the credentials are for account 111122223333");
        found.Says("View", CheckStatus.NotChecked, "Account failed");
        found.Says("Security Hub", CheckStatus.NotChecked, "Account failed");
        found.Says("Writing", CheckStatus.Ok, "doctor.json");
    }

    [Fact]
    public async Task ReportsADeletedView()
    {
        var found = await ExamineAsync(Healthy with { ViewArn = AwsArn.Parse($"{WireFixture.ViewArn[..^1]}0")! });

        found.Says("View", CheckStatus.Failed, "ResourceNotFoundException", "The resource must exist in this account and Region");
        found.Says("Scope", CheckStatus.NotChecked, "View failed");
        found.Says("Nodes", CheckStatus.NotChecked, "View failed");
    }

    [Fact]
    public async Task ContinuesWhenTheViewCannotBeRead()
    {
        Aws.Faults.On("GetView", Fault.Denied);

        var found = await ExamineAsync();

        Assert.Equal(["Scope", "Filter", "Tags"], found.Named(CheckStatus.NotChecked));
    }

    [Fact]
    public async Task ChecksScopeFilterAndTags()
    {
        Aws.ResourceExplorer.AddView(
            WireFixture.ViewArn, "arn:aws:iam::111122223333:root", tags: false, filter: "resourcetype:ec2:instance");

        var found = await ExamineAsync();

        Assert.Equal(["Scope", "Filter", "Instances"], found.Named(CheckStatus.Failed));
        found.Says("Filter", CheckStatus.Failed, "hides all managed nodes");
        found.Says("Tags", CheckStatus.Warning, "the exempt tag", "update-view");
    }

    [Fact]
    public async Task SkipsTheListsWithoutAnIndexInTheOwnAccount()
    {
        Aws.ResourceExplorer.Clear();

        var found = await ExamineAsync();

        found.Says("Index", CheckStatus.Failed, "no index in eu-west-1", "AGGREGATOR");
        found.Says("Instances", CheckStatus.NotChecked, "Index failed");
        found.Says("Accounts", CheckStatus.NotChecked, "Index failed");
        Assert.Equal(0, Wire.Calls("ListResources"));
    }

    [Fact]
    public async Task SkipsTheListsWhenTheIndexCannotBeRead()
    {
        Aws.Faults.On("GetIndex", Fault.Denied);

        var found = await ExamineAsync();

        found.Says("Instances", CheckStatus.NotChecked, "It requires Index, which was not checked.");
        Assert.Equal(0, Wire.Calls("ListResources"));
    }

    [Fact]
    public async Task ReadsTheListsWhileTheIndexIsBeingCreated()
    {
        Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator, "UPDATING");

        var found = await ExamineAsync();

        found.Says("Index", CheckStatus.Warning, "is UPDATING");
        Assert.Equal(CheckStatus.Ok, found["Nodes"].Status);
    }

    [Fact]
    public async Task StopsWhenCanceled()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var doctor = new Doctor(CheckPlan.Create(Healthy, Wire.Clients(), Wire.Archive(), sendTest: false, Wire.Clock));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => doctor.RunAsync(new Progress<IReadOnlyList<string>>(), stopping.Token));
    }

    [Fact]
    public async Task ReportsItsProgress()
    {
        var progress = new ProgressRecorder<IReadOnlyList<string>>();

        await new Doctor(CheckPlan.Create(Healthy, Wire.Clients(), Wire.Archive(), sendTest: false, Wire.Clock))
            .RunAsync(progress, default);

        Assert.Equal(["Caller"], progress.Reports[0]);
        Assert.Contains(progress.Reports, list => list.Contains("Nodes"));
    }
}
