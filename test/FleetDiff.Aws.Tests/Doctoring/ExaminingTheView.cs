using FleetDiff.Aws.Doctoring;
using FleetDiff.Fleet;
using LocalAws;
using LocalAws.Explorer;

namespace FleetDiff.Aws.Tests.Doctoring;

public sealed class ExaminingTheView : Checkups
{
    private const string Caller = "arn:aws:sts::111122223333:assumed-role/LocalAws/test";

    [Fact]
    public async Task FindsNothingWhereNothingWouldFail()
    {
        var found = await ExamineAsync();

        Assert.Equal(found.Lines.Keys, found.Named(Health.Ok));
        Assert.Equal(
            ["Caller", "Account", "View", "Scope", "Index", "Filter", "Tags", "Instances", "Nodes", "Accounts",
                "Security Hub", "Security Hub's Region", "Systems Manager", "AWS Config", "AWS Config's sources",
                "Archive", "Exemptions", "Writing", "Topic"],
            found.Lines.Keys);
        Assert.Equal(Caller, found["Caller"].Says);
    }

    [Fact]
    public async Task AsksForNothingMoreWithoutCredentials()
    {
        Aws.Faults.On("GetCallerIdentity", Fault.Refusal(403, "InvalidClientTokenId", "The token is not valid"));

        var found = await ExamineAsync();

        found.Says("Caller", Health.Failed, "InvalidClientTokenId (HTTP 403)", "renew them");
        Assert.Equal(found.Lines.Keys.Skip(1), found.Named(Health.NotChecked));
        found.Says("Writing", Health.NotChecked, "Caller failed, and this needs it.");
        Assert.All(Aws.Requests, request => Assert.Equal("GetCallerIdentity", request.Operation));
    }

    [Fact]
    public async Task SaysThatTheCredentialsAreOfAnotherAccountThanTheView()
    {
        var elsewhere = Wire.ViewArn.Replace("111122223333", "222233334444", StringComparison.Ordinal);

        var found = await ExamineAsync(Healthy with { ViewArn = AwsArn.Parse(elsewhere)! });

        found.Says("Account", Health.Failed, "in account 222233334444, and these credentials are of 111122223333");
        found.Says("View", Health.NotChecked, "Account failed");
        found.Says("Security Hub", Health.NotChecked, "Account failed");
        found.Says("Writing", Health.Ok, "doctor.json");
    }

    [Fact]
    public async Task SaysThatTheViewIsGone()
    {
        var found = await ExamineAsync(Healthy with { ViewArn = AwsArn.Parse($"{Wire.ViewArn[..^1]}0")! });

        found.Says("View", Health.Failed, "ResourceNotFoundException", "It has to exist in this account and Region");
        found.Says("Scope", Health.NotChecked, "View failed");
        found.Says("Nodes", Health.NotChecked, "View failed");
    }

    [Fact]
    public async Task GoesOnWhereTheViewMayNotBeReadAsANightDoes()
    {
        Aws.Faults.On("GetView", Fault.Denied);

        var found = await ExamineAsync();

        found.Says("View", Health.Warning, "GetView is not allowed", "Allow resource-explorer-2:GetView");
        Assert.Equal(["Scope", "Filter", "Tags"], found.Named(Health.NotChecked));
    }

    [Fact]
    public async Task HoldsScopeFilterAndTagsAgainstWhatANightNeeds()
    {
        Aws.ResourceExplorer.AddView(
            Wire.ViewArn, "arn:aws:iam::111122223333:root", tags: false, filter: "resourcetype:ec2:instance");

        var found = await ExamineAsync();

        Assert.Equal(["Scope", "Filter", "Instances"], found.Named(Health.Failed));
        found.Says("Filter", Health.Failed, "hides all managed nodes");
        found.Says("Tags", Health.Warning, "fleetdiff:exempt", "update-view");
    }

    [Fact]
    public async Task AsksForNoListWithoutAnIndexOfTheAccountsOwn()
    {
        Aws.ResourceExplorer.Clear();

        var found = await ExamineAsync();

        found.Says("Index", Health.Failed, "no index of its own in eu-west-1", "AGGREGATOR");
        found.Says("Instances", Health.NotChecked, "Index failed");
        found.Says("Accounts", Health.NotChecked, "Index failed");
        Assert.Equal(0, Wire.Calls("ListResources"));
    }

    [Fact]
    public async Task AsksForNoListWhereTheIndexMayNotBeSeen()
    {
        Aws.Faults.On("GetIndex", Fault.Denied);

        var found = await ExamineAsync();

        found.Says("Index", Health.NotChecked, "GetIndex is not allowed", "the function does not need it");
        found.Says("Instances", Health.NotChecked, "It needs Index, which was not checked.");
        Assert.Equal(0, Wire.Calls("ListResources"));
    }

    [Fact]
    public async Task AsksWhereTheIndexIsStillBeingMade()
    {
        Aws.ResourceExplorer.AddIndex(LocalAwsServer.AccountId, "eu-west-1", IndexType.Aggregator, "UPDATING");

        var found = await ExamineAsync();

        found.Says("Index", Health.Warning, "is UPDATING");
        Assert.Equal(Health.Ok, found["Nodes"].Health);
    }

    [Fact]
    public async Task StopsWhenItIsCancelled()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var doctor = new Doctor(Checkup.Of(Healthy, Wire.Clients(), sendTest: false, Wire.Clock));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => doctor.ExamineAsync(new Progress<IReadOnlyList<string>>(), stopping.Token));
    }

    [Fact]
    public async Task TellsWhatItLooksAt()
    {
        var heard = new Heard();

        await new Doctor(Checkup.Of(Healthy, Wire.Clients(), sendTest: false, Wire.Clock)).ExamineAsync(heard, default);

        Assert.Equal(["Caller"], heard.Lists[0]);
        Assert.Contains(heard.Lists, list => list.Contains("Nodes"));
    }

    [Fact]
    public async Task NamesTheViewInEveryList()
    {
        await ExamineAsync();

        Assert.All(
            Aws.Requests.Where(request => request.Operation == "ListResources"),
            request => Assert.Contains(Wire.ViewArn, request.Body, StringComparison.Ordinal));
    }

    private sealed class Heard : IProgress<IReadOnlyList<string>>
    {
        public List<IReadOnlyList<string>> Lists { get; } = [];

        public void Report(IReadOnlyList<string> value) => Lists.Add(value);
    }
}
