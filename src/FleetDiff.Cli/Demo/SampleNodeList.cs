using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Cli.Demo;

/// <summary>
/// What Systems Manager's node list would say of the sample organization on a night: nothing of the management account
/// and of Osaka, and nothing at all on night 2, when it refuses.
/// </summary>
/// <param name="night">The night.</param>
internal sealed class SampleNodeList(SampleNight night) : IEvidenceSource
{
    private const int NightOfRefusal = 2;
    private const string Osaka = "ap-northeast-3";

    public Source Name => Source.SystemsManager;

    public Task<SourceEvidence> AskAsync(
        Comparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        if (night.Number == NightOfRefusal)
        {
            throw new SourceFailedException(SourceStatus.Denied,
                "ListNodes was denied in eu-central-1. Allow ssm:ListNodes on the resource data sync "
                + "AWS-QuickSetup-ManagedNode.");
        }

        var known = SampleOrganization.Rows.Where(row => IsManaged(row) || row.Seen.Contains(night.Number))
            .Where(row => UnitOf(row) is not null && row.Key.Region.Code != Osaka)
            .Where(row => row.Key.IsHybrid || comparison.PlaceOf(row.Key) is not null)
            .ToList();
        var machines = known.Where(row => !row.Key.IsHybrid).ToList();
        return Task.FromResult(new SourceEvidence(new SourceLedger(Name, SourceStatus.Complete, night.SeenAt(20))
        {
            Pages = (known.Count + 49) / 50,
            Rows = known.Count,
        })
        {
            Evidence = machines.ToDictionary(row => row.Key, row => new Evidence(
                Name, IsManaged(row) ? Says.Managed : Says.Unmanaged, night.SeenAt(20))),
            Nodes = machines.ToDictionary(row => row.Key, row => IsManaged(row)
                ? new NodeFacts(row.Platform, row.AgentVersion, UnitOf(row), "running")
                : new NodeFacts(null, null, UnitOf(row), null)),
            Platforms = CountsOf(known.Where(IsManaged), row => row.Platform),
            AgentVersions = CountsOf(known.Where(IsManaged), row => row.AgentVersion),
        });
    }

    private bool IsManaged(SampleRow row) => row.Managed.Contains(night.Number);

    private static string? UnitOf(SampleRow row) => SampleOrganization.Accounts[row.Key.Account].Unit;

    private static IReadOnlyList<NamedCount> CountsOf(IEnumerable<SampleRow> rows, Func<SampleRow, string?> of) =>
    [
        .. rows.GroupBy(of).Where(same => same.Key is not null)
            .Select(same => new NamedCount(same.Key ?? "", same.Count()))
            .OrderByDescending(count => count.Nodes).ThenBy(count => count.Name, StringComparer.Ordinal),
    ];
}
