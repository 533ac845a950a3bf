namespace FleetDiff.Comparing;

/// <summary>Whether an inventory is too wrong to be believed.</summary>
public static class Suspicion
{
    /// <summary>
    /// A count that stays fallen is a smaller fleet, not a broken index: after so many suspect nights it is believed.
    /// </summary>
    public const int NightsUntilAFallIsBelieved = 3;

    /// <summary>What looks wrong and its likely cause, in two sentences; null when nothing does.</summary>
    /// <param name="comparison">The inventory's two lists, compared.</param>
    /// <param name="baseline">What the nights before know.</param>
    /// <param name="dormant">How many instances are known to be stopped and to come back managed.</param>
    public static string? Of(Comparison comparison, Baseline baseline, int dormant = 0)
    {
        var instances = comparison.Inventory.Instances.Length;
        if (instances == 0)
        {
            return "The view shows no EC2 instance at all. Likely the view's filter hides ec2:instance, or its Region "
                + "holds no aggregator index.";
        }

        if (comparison.Managed == 0)
        {
            var (what, them) = instances == 1 ? ("1 EC2 instance", "it") : ($"{instances} EC2 instances", "any of them");
            return $"The view shows {what} and no managed node for {them}. Likely its filter hides "
                + "ssm:managed-instance, or the index has lost that type.";
        }

        if (baseline.Report is not { } lastGood || baseline.SuspectSince >= NightsUntilAFallIsBelieved)
        {
            return null;
        }

        // A fleet that is stopped for the weekend has not fallen.
        return Fallen("EC2 instances", baseline.ListedInstances, instances, lastGood.Date)
            ?? Fallen("managed instances", lastGood.Totals.Managed, comparison.Managed + dormant, lastGood.Date);
    }

    // One instance fewer is no pattern, not even of two.
    private static string? Fallen(string what, int before, int now, DateOnly since) =>
        now * 2L > before || before - now < 2
        ? null
        : $"{what[..1].ToUpperInvariant()}{what[1..]} fell from {before} on {since:yyyy-MM-dd} to {now}. Likely "
            + "accounts or Regions have left the index, or the view's scope or filter was changed; a fall that lasts "
            + $"is believed after {NightsUntilAFallIsBelieved} suspect nights.";
}
