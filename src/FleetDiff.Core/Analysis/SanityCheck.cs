namespace FleetDiff.Core.Analysis;

/// <summary>Checks the plausibility of the counts of an inventory, in total and in each account.</summary>
/// <param name="Suspect">
/// Why the inventory looks wrong as a whole and the likely cause, in two or three sentences; null when it does not.
/// </param>
/// <param name="Jumps">The accounts whose number of instances jumped since the baseline, sorted by account.</param>
internal sealed record SanityCheck(string? Suspect, IReadOnlyList<AccountCountJump> Jumps)
{
    /// <summary>The number of suspect runs after which a fallen count is accepted as a smaller fleet.</summary>
    public const int RunsUntilFallIsAccepted = 3;

    /// <summary>
    /// The number of accounts for which one account can explain a fall of the total; at least one always can. Then these
    /// accounts are named and the run is not suspect. Otherwise the owner of one account could suppress the alerts about all
    /// others.
    /// </summary>
    public const int MinAccountsForSuspicion = 10;

    /// <summary>Checks an inventory against the baseline.</summary>
    public static SanityCheck Evaluate(
        Observations observations, Baseline baseline, IReadOnlyList<AccountRegionCount> listed) => new(
        FindMissingRows(observations.Inventory) ?? FindFall(
            FindJumps(listed, baseline, here => observations.FindAccount(here.Account) is not { IsClosed: true }),
            baseline),
        // Accounts and Regions that cannot be seen are reported as blind spots.
        [.. FindJumps(listed, baseline, observations.Visibility.CanSee).Where(change => change.IsJump)]);

    private static string? FindMissingRows(FleetInventory inventory) => (
        inventory.Instances.Count, inventory.CountManaged()) switch
    {
        (0, _) => "The view shows no EC2 instance at all. Likely cause: the filter of the view hides ec2:instance, or its "
            + "Region has no aggregator index.",
        (var instances, 0) => $"The view shows {TextFormat.Count(instances, "EC2 instance")} and no managed node for "
            + $"{(instances == 1 ? "it" : "any of them")}. Likely cause: the filter of the view hides ssm:managed-instance, or "
            + "the index lost that type.",
        _ => null,
    };

    // The gain of one account does not compensate for the loss of another.
    private static string? FindFall(List<AccountCountJump> changes, Baseline baseline)
    {
        if (baseline.Report is not { } report || baseline.SuspectSince >= RunsUntilFallIsAccepted)
        {
            return null;
        }

        var explained = changes.Count == 1 ? 0 : Math.Max(1, changes.Count / MinAccountsForSuspicion);
        var rest = changes.OrderByDescending(change => change.Before - change.Now).Skip(explained).ToList();
        var (before, now) = (rest.Sum(change => change.Before), rest.Sum(change => Math.Min(change.Before, change.Now)));
        // The loss of a single instance is not a pattern, even in a fleet of two.
        return now * 2L > before || before - now < 2
            ? null
            : $"EC2 instances fell from {TextFormat.Number(changes.Sum(change => change.Before))} on "
                + $"{TextFormat.Date(report.Date)} to {TextFormat.Number(changes.Sum(change => change.Now))}"
                + $"{(explained == 0 ? "" : ", in more than a few accounts")}. Likely cause: accounts or Regions left the index, "
                + "or the scope or filter of the view was changed. A fall that lasts is accepted after "
                + $"{RunsUntilFallIsAccepted} suspect runs.";
    }

    private static List<AccountCountJump> FindJumps(
        IReadOnlyList<AccountRegionCount> listed, Baseline baseline, Func<AccountRegion, bool> isCounted)
    {
        var now = listed.ToLookup(here => here.Account, here => here.Instances, StringComparer.Ordinal);
        return
        [
            .. from before in baseline.AccountRegions.Values
               where before.LastSeen is null && isCounted(before.Key)
               group before by before.Account into account
               orderby account.Key
               select new AccountCountJump(
                   account.Key, account.Sum(before => before.Instances), now[account.Key].Sum()),
        ];
    }
}
