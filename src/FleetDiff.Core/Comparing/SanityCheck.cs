using FleetDiff.Fleet;
using FleetDiff.Reporting;

namespace FleetDiff.Comparing;

/// <summary>Whether the numbers of an inventory can be right, over all and in each account.</summary>
/// <param name="Suspect">
/// Why the inventory as a whole looks wrong and the likely cause, in two sentences; null when it does not.
/// </param>
/// <param name="Jumps">The accounts whose number of instances jumped since the baseline, sorted by account.</param>
public sealed record SanityCheck(string? Suspect, IReadOnlyList<AccountJump> Jumps)
{
    /// <summary>
    /// A count that stays fallen is a smaller fleet, not a broken index: after so many suspect runs it is believed.
    /// </summary>
    public const int RunsUntilAFallIsBelieved = 3;

    /// <summary>
    /// One account in so many, and at least one, may explain a fall: then those accounts are named and the run is not
    /// suspect. Else the owner of one account could withhold the news of all others.
    /// </summary>
    public const int AccountsThatOneMayExplain = 10;

    /// <summary>Checks an inventory against the baseline.</summary>
    /// <param name="witnesses">The inventory, and what of it can be seen.</param>
    /// <param name="baseline">The baseline.</param>
    public static SanityCheck Evaluate(Witnesses witnesses, Baseline baseline) => new(
        WithoutRows(witnesses.Comparison) ?? Fallen(Changes(witnesses, baseline, _ => true), baseline),
        // Blind spots say what cannot be seen.
        [.. Changes(witnesses, baseline, witnesses.Visibility.CanSee).Where(change => change.IsJump)]);

    private static string? WithoutRows(Comparison comparison) => (
        comparison.Inventory.Instances.Length, comparison.Managed) switch
    {
        (0, _) => "The view shows no EC2 instance at all. Likely the view's filter hides ec2:instance, or its Region "
            + "holds no aggregator index.",
        (var instances, 0) => $"The view shows {Written.Count(instances, "EC2 instance")} and no managed node for "
            + $"{(instances == 1 ? "it" : "any of them")}. Likely its filter hides ssm:managed-instance, or the index has "
            + "lost that type.",
        _ => null,
    };

    // What one account gained makes up for nothing that another lost.
    private static string? Fallen(List<AccountJump> changes, Baseline baseline)
    {
        if (baseline.Report is not { } report || baseline.SuspectSince >= RunsUntilAFallIsBelieved)
        {
            return null;
        }

        var explained = changes.Count == 1 ? 0 : Math.Max(1, changes.Count / AccountsThatOneMayExplain);
        var rest = changes.OrderByDescending(change => change.Before - change.Now).Skip(explained).ToList();
        var (before, now) = (rest.Sum(change => change.Before), rest.Sum(change => Math.Min(change.Before, change.Now)));
        // One instance fewer is no pattern, not even of two.
        return now * 2L > before || before - now < 2
            ? null
            : $"EC2 instances fell from {Written.Number(changes.Sum(change => change.Before))} on "
                + $"{Written.Day(report.Date)} to {Written.Number(changes.Sum(change => change.Now))}{(explained == 0 ? "" : ", in more than a few accounts")}. Likely "
                + "accounts or Regions have left the index, or the view's scope or filter was changed; a fall that lasts "
                + $"is believed after {RunsUntilAFallIsBelieved} suspect runs.";
    }

    private static List<AccountJump> Changes(
        Witnesses witnesses, Baseline baseline, Func<AccountRegion, bool> isCounted)
    {
        var now = new Dictionary<ulong, int>();
        foreach (var instance in witnesses.Inventory.Instances.Span)
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
               select new AccountJump(
                   account.Key, account.Sum(before => before.Instances), now.GetValueOrDefault(NumberOf(account.Key))),
        ];
    }

    private static ulong NumberOf(string account) => InstanceKey.TryParseAccount(account, out var number) ? number : 0;
}
