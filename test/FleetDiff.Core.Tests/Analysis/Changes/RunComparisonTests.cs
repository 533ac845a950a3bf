using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Changes;

namespace FleetDiff.Core.Tests.Analysis.Changes;

public class RunComparisonTests
{
    [Fact]
    public async Task SeparatesManagedBeforeFromMissingBefore()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [1, 9]), Fleets.With(managed: [9], unmanaged: [1, 2]));

        Assert.Equal([(1, InstanceStatus.Managed), (2, InstanceStatus.Absent)],
            comparison.Unmanaged.Select(row => (Number(row), row.Before)));
    }

    [Fact]
    public async Task ListsAnInstanceThatBecameExemptAsChangedNotResolved()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [9], unmanaged: [1]),
            Fleets.FromInstances([Fleets.Instance(1, ("fleetdiff:exempt", "")), Fleets.Instance(9)], Fleets.Node(9)));

        Assert.Empty(comparison.Resolved);
        Assert.Equal([(1, InstanceStatus.Unmanaged, InstanceStatus.Exempt)],
            comparison.Changed.Select(row => (Number(row), row.Before, row.After)));
    }

    [Fact]
    public async Task CountsUnchangedInstancesAndAddedAndRemovedManagedOnesWithoutListingThem()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [1, 2, 3], unmanaged: [7]), Fleets.With(managed: [3, 4, 5, 6], unmanaged: [7]));

        Assert.Equal(
            [
                new(InstanceStatus.Absent, InstanceStatus.Managed, 3), new(InstanceStatus.Managed, InstanceStatus.Absent, 2),
                new(InstanceStatus.Managed, InstanceStatus.Managed, 1),
                new(InstanceStatus.Unmanaged, InstanceStatus.Unmanaged, 1),
            ],
            comparison.Transitions);
        Assert.Empty(comparison.Unmanaged.Concat(comparison.Resolved).Concat(comparison.Removed).Concat(comparison.Changed));
    }

    [Fact]
    public async Task IncludesAccountsOfOnlyOneRun()
    {
        var comparison = await CompareAsync(
            Fleets.With(managed: [1]),
            Fleets.FromInstances(
                [Fleets.Instance(1), Fleets.Instance(Fleets.Key(2, Fleets.OtherAccount, Fleets.Tokyo))], Fleets.Node(1)));

        Assert.Equal([(Fleets.Account, 1, 1), (Fleets.OtherAccount, null, (int?)1)],
            comparison.Accounts.Select(both => (both.Account, both.Before?.Instances, both.After?.Instances)));
        Assert.Equal([Fleets.Tokyo, Fleets.Ireland], comparison.Regions.Select(both => both.Region));
    }

    [Fact]
    public async Task NotesThatARunIsSuspectAndThatASourceFailedInIt()
    {
        var failed = new SourceEvidence(new(Source.Config, SourceStatus.Denied, null, "no"));
        var suspect = Run(Fleets.With(unmanaged: [1]), Fleets.RunDate, failed);

        var comparison = await CompareAsync(Run(Fleets.With(managed: [1])), suspect);

        Assert.Equal(
            [
                $"2026-11-23 is suspect: {suspect.Report.SuspectBecause}",
                "2026-11-23 has no evidence from config (denied): verdicts that depend on it are missing.",
                "Only one of the two runs read config: verdicts that depend on it differ for that reason.",
            ],
            comparison.Warnings);
    }

    [Fact]
    public async Task NotesThatRowsAndReportDisagree()
    {
        var (before, after) = (Run(Fleets.With(managed: [1, 2])), Run(Fleets.With(managed: [1, 2]), Fleets.RunDate));

        var comparison = await RunComparisonBuilder.CompareAsync(
            new(before.Report, Rows(before).Take(1)), new(after.Report, Rows(after)), default);

        Assert.Contains("2 instances in its report and 1 in its", Assert.Single(comparison.Warnings), StringComparison.Ordinal);
    }

    private static Task<RunComparison> CompareAsync(FleetInventory before, FleetInventory after) =>
        CompareAsync(Run(before), Run(after, Fleets.RunDate));

    private static Task<RunComparison> CompareAsync(RunFindings before, RunFindings after) => RunComparisonBuilder.CompareAsync(
        new(before.Report, Rows(before)), new(after.Report, Rows(after)), default);

    private static RunFindings Run(FleetInventory inventory, DateOnly? date = null, params SourceEvidence[] sources) =>
        Fleets.Findings(inventory, date: date ?? Fleets.PreviousDate, sources: sources);

    private static IAsyncEnumerable<ArchivedInstance> Rows(RunFindings findings) =>
        findings.GetInstances().Select(row => new ArchivedInstance(row.Key, row)).ToAsyncEnumerable();

    private static int Number(ChangedInstance row) => Convert.ToInt32(row.Instance[2..], 16);
}
