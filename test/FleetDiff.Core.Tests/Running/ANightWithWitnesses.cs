using System.Text.Json;
using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;
using FleetDiff.Running;

namespace FleetDiff.Core.Tests.Running;

public class ANightWithWitnesses
{
    private static readonly Inventory Fleet = Fleets.With(managed: [1, 2, 3], unmanaged: [4, 5, 6]);

    private static readonly SourceEvidence Hub = Said.BySecurityHub((2, Says.Unmanaged), (4, Says.Managed));
    private static readonly SourceEvidence Nodes = Said.BySystemsManager((1, Says.Managed), (5, Says.Unmanaged));
    private static readonly SourceEvidence Config =
        Said.ByConfig((4, InstanceState.Running), (5, InstanceState.Stopped));

    [Fact]
    public async Task ListensToAllOfThem()
    {
        var report = (await new Stage().RunAsync(23, Fleet, [.. Three()])).Report;

        Assert.Equal([5, 6], Fleets.Numbers(report.Unmanaged));
        Assert.Equal([4], Fleets.Numbers(report.Disagreements));
        Assert.Equal(
            [Reason.StoppedNeverManaged, Reason.NoNodeListed], report.Unmanaged.Select(row => row.Reason));
        Assert.Equal(
            [Source.ResourceExplorer, Source.SystemsManager], report.Unmanaged[0].Evidence.Select(e => e.Source));
        Assert.Equal([new(Said.AmazonLinux, 2)], report.Platforms);
        Assert.Equal([new("3.3.1", 2)], report.AgentVersions);
    }

    [Theory]
    [InlineData(Source.SecurityHub)]
    [InlineData(Source.SystemsManager)]
    [InlineData(Source.Config)]
    public async Task OneOfWhichIsDeniedJudgesAsWithoutItAndSaysSo(Source denied)
    {
        const string Error = "It was refused: see the policy.";
        var without = await new Stage().RunAsync(23, Fleet, [.. Three().Where(source => source.Name != denied)]);
        var stage = new Stage();

        var night = await stage.RunAsync(23, Fleet, [.. Three().Select(source => source.Name == denied
            ? ScriptedEvidence.Failing(denied, SourceStatus.Denied, Error)
            : source)]);

        Assert.Equal(Json(without.Report), Json(night.Report with
        {
            Sources = [.. night.Report.Sources.Where(ledger => ledger.Name != denied)],
        }));
        Assert.Equal(
            new SourceLedger(denied, SourceStatus.Denied, null, Error),
            Assert.Single(night.Report.Sources, ledger => ledger.Name == denied));
        Assert.Contains($"  {SourceWords.Of(denied)}: denied. {Error}", night.Alert.Text, StringComparison.Ordinal);
        Assert.Contains(Error, stage.Archive.Text(ArchiveKeys.ReportHtml(Stage.Date(23))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksThemSideBySide()
    {
        var arrived = new TaskCompletionSource();
        var waiting = 0;

        var night = await new Stage().RunAsync(23, Fleet, [.. Three().Select(source => new ScriptedEvidence(
            source.Name, async comparison =>
            {
                // None goes on before all have come: one after the other, this would never end.
                if (Interlocked.Increment(ref waiting) == 3)
                {
                    arrived.SetResult();
                }

                await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));
                return await source.AskAsync(comparison, new Silence(), default);
            }))]);

        Assert.Equal(
            [Source.ResourceExplorer, Source.SecurityHub, Source.SystemsManager, Source.Config],
            night.Report.Sources.Select(ledger => ledger.Name));
    }

    [Fact]
    public async Task AsksNobodyWhenTheInventoryCannotBeRead()
    {
        var asked = false;
        var source = new ScriptedEvidence(Source.Config, _ =>
        {
            asked = true;
            return Task.FromResult(Config);
        });

        await Assert.ThrowsAsync<NightFailedException>(
            () => new Stage().RunAsync(23, () => throw new NightFailedException("The view is gone."), source));

        Assert.False(asked);
    }

    [Fact]
    public async Task TellsThemTheCandidates()
    {
        IEnumerable<InstanceKey>? candidates = null;

        await new Stage().RunAsync(23, Fleet, new ScriptedEvidence(Source.Config, comparison =>
        {
            candidates = comparison.Unmanaged();
            return Task.FromResult(Config);
        }));

        Assert.Equal([Fleets.Key(4), Fleets.Key(5), Fleets.Key(6)], candidates);
    }

    [Fact]
    public async Task EndsWhenAskingThemIsCancelled() => await Assert.ThrowsAsync<TaskCanceledException>(
        () => new Stage().RunAsync(23, Fleet, new ScriptedEvidence(
            Source.Config, _ => Task.FromCanceled<SourceEvidence>(new(canceled: true)))));

    [Fact]
    public async Task GoesOnWithoutTheOneThatIsNotDoneInTime()
    {
        using var late = new CancellationTokenSource();
        var slow = new ScriptedEvidence(Source.Config, async _ =>
        {
            await late.CancelAsync();
            return await Task.FromCanceled<SourceEvidence>(late.Token);
        });
        var observer = new Observer(new Listed(Fleet), [new ScriptedEvidence(Hub), slow]) { NoMoreQuestions = late.Token };

        var witnesses = await observer.ObserveAsync([], new Silence(), default);

        Assert.Equal([SourceStatus.Complete, SourceStatus.Failed], witnesses.Sources.Select(source => source.Ledger.Status));
        Assert.StartsWith("There was no time", witnesses.Sources[1].Ledger.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesWhatEachSaysIntoTheInstances()
    {
        var stage = new Stage();
        await stage.RunAsync(23, Fleet, [.. Three()]);

        var rows = await stage.InstancesAsync(23);

        Assert.Equal([1, 2, 3, 4, 5, 6], Fleets.Numbers(rows));
        Assert.Equal(
            (Verdict.Managed, Reason.NodeListedSinceFailed, Says.Unmanaged),
            (rows[1].Verdict, rows[1].Reason, rows[1].EvidenceOf(Source.SecurityHub)?.Says));
        Assert.Equal((Said.AmazonLinux, "3.3.1", "Root/Workloads"),
            (rows[0].Platform, rows[0].AgentVersion, rows[0].OrganizationalUnit));
        Assert.Equal(InstanceState.Running, rows[3].State);
    }

    private sealed class Listed(Inventory inventory) : IInventorySource
    {
        public Task<Inventory> ReadAsync(
            IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken) =>
            Task.FromResult(inventory);
    }

    private static IEnumerable<IEvidenceSource> Three() =>
        [new ScriptedEvidence(Hub), new ScriptedEvidence(Nodes), new ScriptedEvidence(Config)];

    private static string Json(Report report) => JsonSerializer.Serialize(report, ReportJson.Archive.Report);
}
