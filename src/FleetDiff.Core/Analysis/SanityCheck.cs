using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis;

/// <summary>Whether the numbers of an inventory can be right, over all and in each account.</summary>
/// <param name="Suspect">
/// Why the inventory as a whole looks wrong and the likely cause, in two sentences; null when it does not.
/// </param>
/// <param name="Jumps">The accounts whose number of instances jumped since the baseline, sorted by account.</param>
public sealed record SanityCheck(string? Suspect, IReadOnlyList<AccountCountJump> Jumps)
{
    /// <summary>
    /// A count that stays fallen is a smaller fleet, not a broken index: after so many suspect runs it is believed.
    /// </summary>
    public const int RunsUntilFallIsAccepted = 3;

    /// <summary>
    /// One account in so many, and at least one, may explain a fall: then those accounts are named and the run is not
    /// suspect. Else the owner of one account could withhold the news of all others.
    /// </summary>
    public const int MinAccountsForSuspicion = 10;

    /// <summary>Checks an inventory against the baseline.</summary>
    /// <param name="observations">The inventory, and what of it can be seen.</param>
    /// <param name="baseline">The baseline.</param>
    public static SanityCheck Evaluate(Observations observations, Baseline baseline) => new(
        FindMissingRows(observations.Comparison) ?? FindFall(FindJumps(observations, baseline, _ => true), baseline),
        // Blind spots say what cannot be seen.
        [.. FindJumps(observations, baseline, observations.Visibility.CanSee).Where(change => change.IsJump)]);

    private static string? FindMissingRows(InventoryComparison comparison) => (
        comparison.Inventory.Instances.Length, comparison.Managed) switch
    {
        (0, _) => "The view shows no EC2 instance at all. Likely the view's filter hides ec2:instance, or its Region "
            + "holds no aggregator index.",
        (var instances, 0) => $"The view shows {TextFormat.Count(instances, "EC2 instance")} and no managed node for "
            + $"{(instances == 1 ? "it" : "any of them")}. Likely its filter hides ssm:managed-instance, or the index has "
            + "lost that type.",
        _ => null,
    };

    // What one account gained makes up for nothing that another lost.
    private static string? FindFall(List<AccountCountJump> changes, Baseline baseline)
    {
        if (baseline.Report is not { } report || baseline.SuspectSince >= RunsUntilFallIsAccepted)
        {
            return null;
        }

        var explained = changes.Count == 1 ? 0 : Math.Max(1, changes.Count / MinAccountsForSuspicion);
        var rest = changes.OrderByDescending(change => change.Before - change.Now).Skip(explained).ToList();
        var (before, now) = (rest.Sum(change => change.Before), rest.Sum(change => Math.Min(change.Before, change.Now)));
        // One instance fewer is no pattern, not even of two.
        return now * 2L > before || before - now < 2
            ? null
            : $"EC2 instances fell from {TextFormat.Number(changes.Sum(change => change.Before))} on "
                + $"{TextFormat.Date(report.Date)} to {TextFormat.Number(changes.Sum(change => change.Now))}{(explained == 0 ? "" : ", in more than a few accounts")}. Likely "
                + "accounts or Regions have left the index, or the view's scope or filter was changed; a fall that lasts "
                + $"is believed after {RunsUntilFallIsAccepted} suspect runs.";
    }

    private static List<AccountCountJump> FindJumps(
        Observations observations, Baseline baseline, Func<AccountRegion, bool> isCounted)
    {
        var now = new Dictionary<ulong, int>();
        foreach (var instance in observations.Inventory.Instances.Span)
        {
            var account = instance.Key.AccountNumber;
            now[account] = now.GetValueOrDefault(account) + 1;
        }

        return
        [
            .. from before in baseline.AccountRegions.Values
               where before.LastSeen is null && isCounted(before.Key)
               group before by before.Account into account
               orderby account.Key
               select new AccountCountJump(
                   account.Key, account.Sum(before => before.Instances), now.GetValueOrDefault(ParseAccount(account.Key))),
        ];
    }

    private static ulong ParseAccount(string account) => InstanceKey.TryParseAccount(account, out var number) ? number : 0;
}
