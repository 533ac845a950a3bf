using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>
/// The node list of Systems Manager for the sample organization, in one run. It has no node of the management account
/// and of Osaka. Run 4 is denied.
/// </summary>
/// <param name="run">The number of the run, from 1.</param>
internal sealed class SampleNodeList(SampleRun run) : IEvidenceSource
{
    private const int RefusedRun = 4;
    private const string Osaka = "ap-northeast-3";

    public Source Name => Source.SystemsManager;

    public Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (run.Number == RefusedRun)
        {
            throw new SourceFailedException(SourceStatus.Denied,
                "ListNodes was denied in eu-central-1. Allow ssm:ListNodes on the resource data sync "
                + "AWS-QuickSetup-ManagedNode.");
        }

        var known = SampleOrganization.Rows.Where(row => IsManaged(row) || row.ListedRuns.Contains(run.Number))
            .Where(row => GetOrganizationalUnit(row) is not null && row.Key.Region.Code != Osaka)
            .Where(row => row.Key.IsHybrid || comparison.FindIndex(row.Key) is not null)
            .ToList();
        var machines = known.Where(row => !row.Key.IsHybrid).ToList();
        return Task.FromResult(new SourceEvidence(new SourceResult(Name, SourceStatus.Complete, run.ObservedAt(20))
        {
            Pages = (known.Count + 49) / 50,
            Rows = known.Count,
        })
        {
            Evidence = machines.ToDictionary(row => row.Key, row => new InstanceEvidence(
                Name, IsManaged(row) ? ManagementStatus.Managed : ManagementStatus.Unmanaged, run.ObservedAt(20))),
            Nodes = machines.ToDictionary(row => row.Key, row => IsManaged(row)
                ? new NodeFacts(row.Platform, row.AgentVersion, GetOrganizationalUnit(row), "running")
                : new NodeFacts(null, null, GetOrganizationalUnit(row), null)),
            Platforms = CountBy(known.Where(IsManaged), row => row.Platform),
            AgentVersions = CountBy(known.Where(IsManaged), row => row.AgentVersion),
        });
    }

    private bool IsManaged(SampleRow row) => row.ManagedRuns.Contains(run.Number);

    private static string? GetOrganizationalUnit(SampleRow row) => SampleOrganization.Accounts[row.Key.Account].Path;

    private static IReadOnlyList<NamedCount> CountBy(IEnumerable<SampleRow> rows, Func<SampleRow, string?> of) =>
    [
        .. rows.GroupBy(of).Where(same => same.Key is not null)
            .Select(same => new NamedCount(same.Key ?? "", same.Count()))
            .OrderByDescending(count => count.Nodes).ThenBy(count => count.Name, StringComparer.Ordinal),
    ];
}
