using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>
/// The baseline of a run: the newest complete report that is not suspect and is older than the run, and the dates until
/// which its instances were managed.
/// </summary>
public sealed record Baseline
{
    private readonly Dictionary<InstanceKey, BaselineInstance> _instances = [];
    private readonly Dictionary<InstanceKey, ReportedInstance> _unlisted = [];
    private readonly Dictionary<InstanceKey, ResolvedInstance> _closed = [];
    private readonly Dictionary<GroupKey, InstanceGroup> _groups = [];
    private readonly Dictionary<string, AccountCoverage> _coverage = [];
    private readonly bool _withTags;

    /// <summary>Creates the baseline from a report.</summary>
    /// <param name="report">The report, or null before the first run.</param>
    /// <param name="suspectSince">The number of suspect reports with a fallen count since that report.</param>
    /// <param name="isListed">
    /// Returns whether the inventory of this run lists an instance; whole rows are kept only of the others. Null when the
    /// inventory is not known.
    /// </param>
    /// <param name="withTags">Whether to keep the tags of the instances, because the view does not show tags.</param>
    public Baseline(
        Report? report, int suspectSince = 0, Func<InstanceKey, bool>? isListed = null, bool withTags = true)
    {
        (SuspectSince, _withTags) = (suspectSince, withTags);
        if (report is null)
        {
            return;
        }

        AccountRegions = report.AccountRegions.DistinctBy(counted => counted.Key).ToDictionary(counted => counted.Key);
        Report = report with
        {
            New = [],
            Resolved = [],
            Removed = [],
            Unmanaged = [],
            Exempted = [],
            Dormant = [],
            Disagreements = [],
            Closed = [],
            Groups = [],
            KnownGroups = [],
            AccountRegions = [],
            Coverage = [],
        };
        _coverage = report.Coverage.DistinctBy(covered => covered.Account)
            .ToDictionary(covered => covered.Account, covered => covered with { Regions = [] }, StringComparer.Ordinal);
        _instances.EnsureCapacity(report.Unmanaged.Count);
        foreach (var row in report.Unmanaged)
        {
            Add(row, unmanaged: true, isListed);
        }

        foreach (var row in report.Exempted.Concat(report.Dormant).Concat(report.Disagreements))
        {
            Add(row, Find(row.Key) is { WasUnmanaged: true }, isListed);
        }

        foreach (var closed in report.Closed)
        {
            if (InstanceKey.TryParse(closed.Account, closed.Region, closed.Instance, out var key))
            {
                _closed[key] = closed;
            }
        }

        foreach (var group in report.KnownGroups.Concat(report.Groups))
        {
            if (GroupKey.TryCreate(group) is { } key)
            {
                // Every run creates the examples and the next step of a group anew.
                _groups[key] = group with { Examples = [], Cause = null };
            }
        }
    }

    /// <summary>The report without its instances, or null before the first run.</summary>
    public Report? Report { get; }

    /// <summary>The accounts and Regions that had instances, including those that could not be seen.</summary>
    public IReadOnlyDictionary<AccountRegion, AccountRegionCount> AccountRegions { get; } =
        new Dictionary<AccountRegion, AccountRegionCount>();

    /// <summary>The number of suspect reports with a fallen count since the baseline.</summary>
    public int SuspectSince { get; }

    /// <summary>The date of the last run in which an instance was managed, for instances that the report does not list.</summary>
    public IReadOnlyDictionary<InstanceKey, DateOnly> LastManaged { get; init; } =
        new Dictionary<InstanceKey, DateOnly>();

    /// <summary>What could not be read from earlier runs, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The instances that the report lists, in its order.</summary>
    public IEnumerable<BaselineInstance> Instances => _instances.Values;

    /// <summary>The instances that were unmanaged earlier and were no longer so, each with its history.</summary>
    public IReadOnlyDictionary<InstanceKey, ResolvedInstance> Closed => _closed;

    /// <summary>The groups that had unmanaged instances in the baseline or in the four weeks before.</summary>
    internal IReadOnlyDictionary<GroupKey, InstanceGroup> Groups => _groups;

    /// <summary>Returns the rows of the instances that the inventory of this run does not list.</summary>
    public IEnumerable<ReportedInstance> GetUnlisted(InventoryComparison comparison) =>
        _unlisted.Values.Where(row => comparison.FindIndex(row.Key) is null);

    /// <summary>Returns the entry of an account in the coverage ledger, without its Regions; or null.</summary>
    public AccountCoverage? FindCoverage(string account) => _coverage.GetValueOrDefault(account);

    /// <summary>Returns what the report contains about an instance, or null.</summary>
    public BaselineInstance? Find(InstanceKey key) => _instances.GetValueOrDefault(key);

    /// <summary>
    /// Returns whether the report lists an instance as unmanaged and not exempt, or as disputed after it was unmanaged.
    /// </summary>
    public bool WasOpen(InstanceKey key) => Find(key) is { WasOpen: true };

    /// <summary>Returns the date of the last run in which an instance was managed, or null when none is on record.</summary>
    public DateOnly? FindLastManaged(InstanceKey key) =>
        Find(key)?.LastManaged ?? (LastManaged.TryGetValue(key, out var date) ? date : null);

    private void Add(ReportedInstance row, bool unmanaged, Func<InstanceKey, bool>? isListed)
    {
        _instances[row.Key] = new(row, unmanaged, _withTags);
        if (row.Reason != Reason.NotInInventory && isListed?.Invoke(row.Key) != true)
        {
            _unlisted[row.Key] = row;
        }
    }
}
