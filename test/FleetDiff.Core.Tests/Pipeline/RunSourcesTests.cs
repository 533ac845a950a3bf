using System.Text.Json;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting;

namespace FleetDiff.Core.Tests.Pipeline;

public class RunSourcesTests
{
    private static readonly FleetInventory Fleet = Fleets.With(managed: [1, 2, 3], unmanaged: [4, 5, 6]);

    private static readonly SourceEvidence Hub =
        TestEvidence.FromSecurityHub((2, ManagementStatus.Unmanaged), (4, ManagementStatus.Managed));
    private static readonly SourceEvidence Nodes =
        TestEvidence.FromSystemsManager((1, ManagementStatus.Managed), (5, ManagementStatus.Unmanaged));
    private static readonly SourceEvidence Config =
        TestEvidence.FromConfig((4, InstanceState.Running), (5, InstanceState.Stopped));

    [Fact]
    public async Task UsesTheEvidenceOfAllSourcesInTheReportAndInTheInstancesFile()
    {
        var stage = new RunFixture();

        var report = (await stage.RunAsync(23, Fleet, [.. Three()])).Report;

        Assert.Equal([5, 6], Fleets.Numbers(report.Unmanaged));
        Assert.Equal([4], Fleets.Numbers(report.Disagreements));
        Assert.Equal(
            [Reason.StoppedNeverManaged, Reason.NoNodeListed], report.Unmanaged.Select(row => row.Reason));
        Assert.Equal(
            [Source.ResourceExplorer, Source.SystemsManager], report.Unmanaged[0].Evidence.Select(e => e.Source));
        Assert.Equal([new(TestEvidence.AmazonLinux, 2)], report.Platforms);
        Assert.Equal([new("3.3.1", 2)], report.AgentVersions);
        var rows = stage.Instances(23);
        Assert.Equal([1, 2, 3, 4, 5, 6], Fleets.Numbers(rows));
        Assert.Equal(
            (Verdict.Managed, Reason.NodeListedSinceFailed, ManagementStatus.Unmanaged),
            (rows[1].Verdict, rows[1].Reason, rows[1].FindEvidence(Source.SecurityHub)?.Status));
        Assert.Equal((TestEvidence.AmazonLinux, "3.3.1", "Root/Workloads"),
            (rows[0].Platform, rows[0].AgentVersion, rows[0].OrganizationalUnit));
        Assert.Equal(InstanceState.Running, rows[3].State);
    }

    [Theory]
    [InlineData(Source.SecurityHub)]
    [InlineData(Source.SystemsManager)]
    [InlineData(Source.Config)]
    public async Task ADeniedSourceIsLeftOutAndReported(Source denied)
    {
        const string Error = "It was refused: see the policy.";
        var without = await new RunFixture().RunAsync(23, Fleet, [.. Three().Where(source => source.Name != denied)]);
        var stage = new RunFixture();

        var run = await stage.RunAsync(23, Fleet, [.. Three().Select(source => source.Name == denied
            ? ScriptedEvidence.Failing(denied, SourceStatus.Denied, Error)
            : source)]);

        Assert.Equal(Json(without.Report), Json(run.Report with
        {
            Sources = [.. run.Report.Sources.Where(result => result.Name != denied)],
        }));
        Assert.Equal(
            new SourceResult(denied, SourceStatus.Denied, null, Error),
            Assert.Single(run.Report.Sources, result => result.Name == denied));
        Assert.Contains($"  {SourceText.Format(denied)}: denied. {Error}", run.Alert.Text, StringComparison.Ordinal);
        Assert.Contains(Error, stage.Archive.Text(ArchiveKeys.ReportHtml(RunFixture.Date(23))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsTheSourcesInParallelWithTheInventory()
    {
        var arrived = new TaskCompletionSource();
        var waiting = 0;

        var run = await new RunFixture().RunAsync(23, Fleet, [.. Three().Select(source => new ScriptedEvidence(
            source.Name, async inventory =>
            {
                Assert.Same(Fleet, inventory);
                // Each source waits until all have started: read one after the other, they would never end.
                if (Interlocked.Increment(ref waiting) == 3)
                {
                    arrived.SetResult();
                }

                await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));
                return await source.ReadAsync(Task.FromResult(inventory), new NullProgress(), default);
            }))]);

        Assert.Equal(
            [Source.ResourceExplorer, Source.SecurityHub, Source.SystemsManager, Source.Config],
            run.Report.Sources.Select(result => result.Name));
    }

    [Fact]
    public async Task ReadsTheOrganizationAndTheInventoryInParallel()
    {
        // Each waits until the other has started: read one after the other, they would never end.
        var (organizationStarts, inventoryStarts) = (new TaskCompletionSource(), new TaskCompletionSource());
        var organization = new ScriptedEvidence(Source.Organizations, async (_, token) =>
        {
            organizationStarts.SetResult();
            await inventoryStarts.Task.WaitAsync(TimeSpan.FromSeconds(10), token);
            return TestOrganization.Of(Fleets.Account);
        });

        var run = await new RunFixture().RunAsync(
            23,
            async token =>
            {
                inventoryStarts.SetResult();
                await organizationStarts.Task.WaitAsync(TimeSpan.FromSeconds(10), token);
                return Fleet;
            },
            new ScriptedEvidence(Hub), organization);

        Assert.Equal(
            [Source.ResourceExplorer, Source.SecurityHub, Source.Organizations],
            run.Report.Sources.Select(result => result.Name));
        Assert.Equal("app-1", Assert.Single(run.Report.Accounts).AccountName);
    }

    [Fact]
    public async Task AFailedInventoryStopsTheOrganizationReadsNoOtherSourceAndWritesNothing()
    {
        var (isStopped, isRead) = (false, false);
        var organization = new ScriptedEvidence(Source.Organizations, async (_, token) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                isStopped = token.IsCancellationRequested;
            }

            return TestOrganization.Denied();
        });
        var other = new ScriptedEvidence(Source.Config, _ =>
        {
            isRead = true;
            return Task.FromResult(Config);
        });
        var stage = new RunFixture();

        var failure = await Assert.ThrowsAsync<RunFailedException>(() => stage.RunAsync(
            23, _ => throw new RunFailedException("The view was deleted."), organization, other));

        Assert.Equal("The view was deleted.", failure.Message);
        Assert.Equal((true, false), (isStopped, isRead));
        Assert.Empty(stage.Archive.Writes);
        Assert.Empty(stage.Channel.Sent);
    }

    [Fact]
    public async Task CancellationEndsTheReading() => await Assert.ThrowsAsync<TaskCanceledException>(
        () => new RunFixture().RunAsync(23, Fleet, new ScriptedEvidence(
            Source.Config, _ => Task.FromCanceled<SourceEvidence>(new(canceled: true)))));

    [Fact]
    public async Task ContinuesWithoutASourceThatTimesOut()
    {
        using var late = new CancellationTokenSource();
        var slow = new ScriptedEvidence(Source.Config, async _ =>
        {
            await late.CancelAsync();
            return await Task.FromCanceled<SourceEvidence>(late.Token);
        });
        var stage = new RunFixture { SourceDeadline = late.Token };

        var sources = (await stage.RunAsync(23, Fleet, new ScriptedEvidence(Hub), slow)).Report.Sources;

        Assert.Equal(
            [SourceStatus.Complete, SourceStatus.Complete, SourceStatus.Failed], sources.Select(source => source.Status));
        Assert.StartsWith("Timed out.", sources[2].Error, StringComparison.Ordinal);
    }

    private static IEnumerable<IEvidenceSource> Three() =>
        [new ScriptedEvidence(Hub), new ScriptedEvidence(Nodes), new ScriptedEvidence(Config)];

    private static string Json(Report report) => JsonSerializer.Serialize(report, ArchiveJson.Instance.Report);
}
