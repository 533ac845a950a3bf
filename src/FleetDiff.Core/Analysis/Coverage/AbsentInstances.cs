namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>The instances that the baseline lists and the inventory of this run does not, sorted by key.</summary>
/// <param name="Removed">
/// The instances of accounts and Regions that can be seen, of accounts whose absence AWS Organizations explains, and those that
/// are terminated; with their state in the baseline.
/// </param>
/// <param name="NotSeen">
/// The instances of accounts and Regions that cannot be seen. They keep their state, with the date on which they were last
/// listed.
/// </param>
internal sealed record AbsentInstances(IReadOnlyList<ReportedInstance> Removed, IReadOnlyList<ReportedInstance> NotSeen)
{
    public static AbsentInstances Find(RunContext run, AbsenceReasons reasons)
    {
        var (removed, notSeen) = (new List<ReportedInstance>(), new List<ReportedInstance>());
        foreach (var row in run.Baseline.Instances
            .Where(row => row.Reason != Reason.NotInInventory && run.Observations.Inventory.Find(row.Key) is null)
            .OrderBy(row => row.Key))
        {
            if (reasons.Find(row.Account) is { } reason)
            {
                removed.Add(row with { Because = StringCache.GetOrAdd(reason.Because) });
            }
            else if (run.Observations.Visibility.CanSee(row.Key) || run.Observations.IsTerminated(row.Key))
            {
                removed.Add(row);
            }
            else
            {
                notSeen.Add(Retain(run, row));
            }
        }

        return new(removed, notSeen);
    }

    private static ReportedInstance Retain(RunContext run, ReportedInstance row)
    {
        var account = run.Observations.FindAccount(row.Account);
        return row with
        {
            LastSeen = row.LastSeen ?? run.Baseline.Report?.Date,
            Due = false,
            Group = null,
            Cause = null,
            AccountName = account is null ? row.AccountName : account.Name,
            OrganizationalUnit = account is null ? row.OrganizationalUnit : account.OrganizationalUnit,
        };
    }
}
