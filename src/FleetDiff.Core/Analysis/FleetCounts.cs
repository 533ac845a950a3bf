using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis;

/// <summary>Counts instances by verdict: in total, by account and by Region.</summary>
internal sealed class FleetCounts
{
    private readonly Counts _all = new();
    private readonly SortedDictionary<ulong, (string Account, Counts Counts)> _accounts = [];
    private readonly SortedDictionary<Region, Counts> _regions = [];

    private readonly Dictionary<(ulong Account, Region Region), Counts> _accountRegions = [];

    // The inventory is sorted, so that most instances have the account and Region of the instance before.
    private (ulong Account, Region Region) _current;
    private Counts[] _currentCounts = [];

    public void Add(InstanceKey key, Verdict verdict, bool exempt)
    {
        var index = (key.AccountNumber, key.Region);
        if (_currentCounts.Length == 0 || index != _current)
        {
            _current = index;
            _currentCounts = GetCounts(key);
        }

        foreach (var counts in _currentCounts)
        {
            counts.Add(verdict, exempt);
        }
    }

    /// <summary>
    /// Counts an instance that this run cannot see. It does not count for <see cref="HasNoManagedNeighbor"/> and
    /// <see cref="CountAccountRegions"/>.
    /// </summary>
    public void AddNotSeen(InstanceKey key, Verdict verdict, bool exempt)
    {
        foreach (var counts in GetCounts(key)[..^1])
        {
            counts.Add(verdict, exempt);
        }
    }

    private Counts[] GetCounts(InstanceKey key)
    {
        if (!_accounts.TryGetValue(key.AccountNumber, out var account))
        {
            _accounts[key.AccountNumber] = account = (key.Account, new());
        }

        if (!_regions.TryGetValue(key.Region, out var region))
        {
            _regions[key.Region] = region = new();
        }

        var index = (key.AccountNumber, key.Region);
        if (!_accountRegions.TryGetValue(index, out var counts))
        {
            _accountRegions[index] = counts = new();
        }

        return [_all, account.Counts, region, counts];
    }

    /// <summary>
    /// Returns whether the account and Region of an instance has at least <paramref name="atLeast"/> instances and none of
    /// them is managed or dormant.
    /// </summary>
    public bool HasNoManagedNeighbor(InstanceKey key, int atLeast) =>
        _accountRegions.TryGetValue((key.AccountNumber, key.Region), out var counts)
        && counts.Managed == 0 && counts.Dormant == 0 && counts.Instances >= atLeast;

    /// <summary>Returns the number of managed instances in the account and Region of an instance.</summary>
    public int CountManaged(InstanceKey key) =>
        _accountRegions.TryGetValue((key.AccountNumber, key.Region), out var counts) ? counts.Managed : 0;

    /// <summary>Returns the number of instances listed in each account and Region, sorted.</summary>
    public IEnumerable<AccountRegionCount> CountAccountRegions() => _accountRegions.Where(index => index.Value.Instances > 0)
        .Select(index => new AccountRegionCount(
            _accounts[index.Key.Account].Account, index.Key.Region.Code, index.Value.Instances, index.Value.Managed))
        .OrderBy(counted => counted.Key, AccountRegion.Order);

    public Totals CountAll(int orphanedNodes, int hybridNodes) => new(
        _all.Instances, _all.Managed, _all.Dormant, _all.Unmanaged, _all.Disputed, _all.Exempt, orphanedNodes, hybridNodes);

    /// <summary>Returns the counts of each account, sorted.</summary>
    /// <param name="find">Returns an account of the organization by its id as a number, or null.</param>
    public IReadOnlyList<AccountCount> CountAccounts(Func<ulong, OrganizationAccount?> find) =>
    [
        .. from counted in _accounts
           let counts = counted.Value.Counts
           let account = find(counted.Key)
           select new AccountCount(counted.Value.Account, counts.Instances, counts.Managed, counts.Dormant, counts.Unmanaged,
               counts.Disputed, counts.Exempt)
           {
               AccountName = account?.Name,
               OrganizationalUnit = account?.OrganizationalUnit,
           },
    ];

    public IReadOnlyList<RegionCount> CountRegions() =>
    [
        .. _regions.Select(r => new RegionCount(r.Key.Code, r.Value.Instances, r.Value.Managed,
            r.Value.Dormant, r.Value.Unmanaged, r.Value.Disputed, r.Value.Exempt)),
    ];

    private sealed class Counts
    {
        public int Instances { get; private set; }

        public int Managed { get; private set; }

        public int Dormant { get; private set; }

        public int Unmanaged { get; private set; }

        public int Disputed { get; private set; }

        public int Exempt { get; private set; }

        public void Add(Verdict verdict, bool exempt)
        {
            Instances++;
            switch (verdict)
            {
                case Verdict.Managed:
                    Managed++;
                    break;
                case Verdict.Dormant:
                    Dormant++;
                    break;
                case Verdict.Disputed:
                    Disputed++;
                    break;
                case Verdict.Unmanaged when exempt:
                    Exempt++;
                    break;
                default:
                    Unmanaged++;
                    break;
            }
        }
    }
}
