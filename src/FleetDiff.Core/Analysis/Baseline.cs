using FleetDiff.Core.Analysis.Grouping;

namespace FleetDiff.Core.Analysis;

/// <summary>
/// The baseline of a run: the newest complete report that is not suspect and is older than the run, and the dates until
/// which its instances were managed.
/// </summary>
public sealed record Baseline
{
    private readonly Dictionary<InstanceKey, ReportedInstance> _instances = [];
    private readonly Dictionary<InstanceKey, ResolvedInstance> _closed = [];
    private readonly Dictionary<string, AccountCoverage> _coverage = [];

    /// <summary>Creates the baseline from a report.</summary>
    /// <param name="report">The report, or null before the first run.</param>
    /// <param name="suspectSince">The number of suspect reports with a fallen count since that report.</param>
    /// <param name="observations">
    /// The observations of this run. Of the instances that they list, only the state is kept. Null keeps whole rows.
    /// </param>
    public Baseline(Report? report, int suspectSince = 0, Observations? observations = null)
    {
        SuspectSince = suspectSince;
        if (report is null)
        {
            return;
        }

        Report = report with { Unmanaged = [], Exempted = [], Dormant = [], Disagreements = [], Coverage = [] };
        AccountRegions = report.AccountRegions.DistinctBy(counted => counted.Key).ToDictionary(counted => counted.Key);
        // A report that was edited by hand can lack these fields.
        Groups = report.Groups.Concat(report.KnownGroups)
            .Where(group => InstanceKey.TryParseAccount(group.Account, out _) && Region.TryParse(group.Region, out _)
                && group.Name is not null)
            .DistinctBy(GroupKey.Create).ToDictionary(GroupKey.Create);
        _coverage = report.Coverage.DistinctBy(covered => covered.Account)
            .ToDictionary(covered => covered.Account, covered => covered with { Regions = [] });
        _instances.EnsureCapacity(report.Unmanaged.Count);
        foreach (var row in report.Rows)
        {
            var isListed = observations?.Inventory.Find(row.Key) is not null;
            _instances[row.Key] = isListed ? GetState(row, withTags: !observations!.SeesTags) : row;
        }

        foreach (var closed in report.Closed)
        {
            if (InstanceKey.TryParse(closed.Account, closed.Region, closed.Instance, out var key))
            {
                _closed[key] = closed;
            }
        }
    }

    /// <summary>The report without its instances and its coverage ledger, or null before the first run.</summary>
    public Report? Report { get; }

    /// <summary>The accounts and Regions that had instances, including those that could not be seen.</summary>
    internal IReadOnlyDictionary<AccountRegion, AccountRegionCount> AccountRegions { get; } =
        new Dictionary<AccountRegion, AccountRegionCount>();

    /// <summary>The number of suspect reports with a fallen count since the baseline.</summary>
    internal int SuspectSince { get; }

    /// <summary>The date of the last run in which an instance was managed, for instances that the report does not list.</summary>
    public IReadOnlyDictionary<InstanceKey, DateOnly> LastManaged { get; init; } =
        new Dictionary<InstanceKey, DateOnly>();

    /// <summary>What could not be read from earlier runs, one sentence each.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The instances that the report lists as unmanaged, exempt, dormant or disputed, in its order.</summary>
    internal IEnumerable<ReportedInstance> Instances => _instances.Values;

    /// <summary>The instances that were unmanaged earlier and were no longer so, each with its history.</summary>
    internal IReadOnlyDictionary<InstanceKey, ResolvedInstance> Closed => _closed;

    /// <summary>The groups that had unmanaged instances in the baseline or in the four weeks before.</summary>
    internal IReadOnlyDictionary<GroupKey, InstanceGroup> Groups { get; } = new Dictionary<GroupKey, InstanceGroup>();

    /// <summary>Returns the entry of an account in the coverage ledger, without its Regions; or null.</summary>
    internal AccountCoverage? FindCoverage(string account) => _coverage.GetValueOrDefault(account);

    /// <summary>Returns the row of an instance in the report, or null.</summary>
    internal ReportedInstance? Find(InstanceKey key) => _instances.GetValueOrDefault(key);

    /// <summary>Returns the date of the last run in which an instance was managed, or null when none is on record.</summary>
    internal DateOnly? FindLastManaged(InstanceKey key) =>
        Find(key)?.LastManaged ?? (LastManaged.TryGetValue(key, out var date) ? date : null);

    /// <summary>Returns the history of an instance that a run finds unmanaged, or null when it was never resolved.</summary>
    internal ResolvedInstance? FindHistory(InstanceKey key, DateOnly date)
    {
        var history = _closed.GetValueOrDefault(key);
        return Find(key) is { IsOpen: true } ? history : history?.WithReopening(date);
    }

    // A new row has its own name, tags, explanation, evidence and cause: leaving them out of up to a hundred thousand rows of
    // the baseline saves memory.
    private static ReportedInstance GetState(ReportedInstance row, bool withTags) => row with
    {
        Name = null,
        Tags = withTags ? row.Tags : default,
        Because = "",
        Evidence = [],
        LikelyNode = null,
        Cause = null,
    };
}
