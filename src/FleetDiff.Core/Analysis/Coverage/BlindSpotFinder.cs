using FleetDiff.Core.Analysis.Exemptions;

namespace FleetDiff.Core.Analysis.Coverage;

/// <summary>Finds the accounts and Regions that the inventory does not cover.</summary>
internal static class BlindSpotFinder
{
    /// <summary>
    /// Returns the blind spots, sorted: accounts and Regions that can no longer be seen; those without an index in which
    /// another source reports instances; those with missing nodes or stale observations; and, when the expected accounts are
    /// known, expected accounts that the view does not show and accounts that are not expected. An account with a reason to be
    /// absent, or that a rule exempts completely, may be absent.
    /// </summary>
    public static IReadOnlyList<BlindSpot> Find(
        RunContext run, IReadOnlyList<ReportedInstance> unlisted, IReadOnlyList<LostRegion> lost, MissingNodes missing,
        AbsenceReasons reasons, ExemptionMatcher exemptions)
    {
        var (observations, expected) = (run.Observations, run.Rules.Accounts);
        var (members, seen) = (observations.Inventory.MemberIndexes, observations.Visibility.Accounts);
        var lostKeys = lost.Select(one => one.Key).ToHashSet();
        var lostAccounts = lost.Select(one => one.Key.Account).Except(seen).ToHashSet();
        var neverSeen = ExpectedAccounts
            .Find(run.Rules, observations.Organization, observations.Inventory.View, exemptions)
            .Where(account => !seen.Contains(account) && !lostAccounts.Contains(account));
        return
        [
            .. FindLostAccounts(lost.Where(one => lostAccounts.Contains(one.Key.Account)), members)
                .Concat(lost.Where(one => !lostAccounts.Contains(one.Key.Account)).Select(CreateForLostRegion))
                .Concat(neverSeen.Select(account => CreateForNeverSeen(account, members)))
                .Concat(FindNotIndexed(unlisted, observations.Visibility, lostKeys))
                .Concat(missing.CreateBlindSpots())
                .Concat(StaleObservations.FindBlindSpots(observations))
                .Concat(FindUnexpected(expected, observations.Visibility.Listed))
                .Where(spot => !IsExplained(spot.Account))
                .OrderBy(spot => spot.Account, StringComparer.Ordinal)
                .ThenBy(spot => spot.Region, StringComparer.Ordinal),
        ];

        // An account that the settings name stays expected when AWS Organizations does not list it in the scope of the view.
        bool IsExplained(string account) => reasons.Find(account) is { } reason
            && (reason.Status == AccountCoverageStatus.Closed || !expected.Contains(account));
    }

    private static IEnumerable<BlindSpot> FindLostAccounts(
        IEnumerable<LostRegion> lost, IReadOnlySet<AccountRegion>? members) =>
        from one in lost
        group one by one.Key.Account into account
        let lastSeen = account.Max(one => one.LastSeen)
        let unmanaged = account.Sum(one => one.Unmanaged)
        select new BlindSpot(account.Key, null,
            $"{FormatLastSeen(lastSeen, account.Sum(one => one.Instances ?? 0))} The view lists neither an index nor an "
            + $"instance of this account.{FormatRetained(unmanaged)} "
            + (FormatIndex(account.Key, members) ?? "Check that Resource Explorer is on in it and that it is within the scope "
                + "and filter of the view. If the account was closed, exempt it in exemptions.csv."))
        {
            LastSeen = lastSeen,
            Unmanaged = unmanaged,
        };

    private static BlindSpot CreateForLostRegion(LostRegion lost) => new(lost.Key.Account, lost.Key.Region,
        $"{FormatLastSeen(lost.LastSeen, lost.Instances)} The view lists no index here"
        + $"{(lost.Instances is null ? ", and only some of the instances" : "")}.{FormatRetained(lost.Unmanaged)} Check that "
        + "Resource Explorer is on in this Region and that the filter of the view does not hide it. If the Region is no "
        + "longer used, exempt it in exemptions.csv.")
    {
        LastSeen = lost.LastSeen,
        Unmanaged = lost.Unmanaged,
    };

    private static string FormatLastSeen(DateOnly? lastSeen, int? instances) => lastSeen is { } date
        ? $"Not seen since {TextFormat.Date(date)}"
            + $"{(instances > 0 ? $", when it had {TextFormat.Count(instances.Value, "instance")}" : "")}."
        : "It can no longer be seen.";

    private static string FormatRetained(int unmanaged) => unmanaged == 0
        ? ""
        : $" {TextFormat.Count(unmanaged, "unmanaged instance keeps its", "unmanaged instances keep their")} state and age.";

    private static BlindSpot CreateForNeverSeen(string account, IReadOnlySet<AccountRegion>? members)
    {
        var index = FormatIndex(account, members);
        return new(account, null, index
            ?? "The view lists neither an index nor an instance of this account. Turn Resource Explorer on in it.")
        {
            HasNoIndex = index is null,
        };
    }

    private static string? FormatIndex(string account, IReadOnlySet<AccountRegion>? members)
    {
        var regions = members?.Where(index => index.Account == account).Select(index => index.Region)
            .Order(StringComparer.Ordinal).ToList();
        return regions is not { Count: > 0 }
            ? null
            : $"It has an index in {string.Join(", ", regions)}, but the view shows nothing of it: check the scope and filter "
                + "of the view, and that its aggregator index is in the organization's Region.";
    }

    private static IEnumerable<BlindSpot> FindNotIndexed(
        IReadOnlyList<ReportedInstance> unlisted, Visibility visibility, HashSet<AccountRegion> lost) =>
        from row in unlisted
        group row by AccountRegion.Create(row.Key) into here
        where !visibility.CanSee(here.Key) && !visibility.Listed.Contains(here.Key) && !lost.Contains(here.Key)
        select new BlindSpot(here.Key.Account, here.Key.Region,
            "The view lists neither an index nor an instance here, but another source reports "
            + $"{TextFormat.Count(here.Count(), "instance")}. Turn Resource Explorer on in this Region.");

    private static IEnumerable<BlindSpot> FindUnexpected(
        IReadOnlyList<string> expected, IEnumerable<AccountRegion> listed) => expected.Count == 0
        ? []
        : listed.Select(here => here.Account).Except(expected, StringComparer.Ordinal)
            .Select(account => new BlindSpot(account, null,
                "It has instances and is not an expected account. Add it to FLEETDIFF_ACCOUNTS, or find its owner."));
}
