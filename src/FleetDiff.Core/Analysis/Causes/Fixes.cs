using FleetDiff.Core.Analysis.Verdicts;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Ranks the fixes of the causes, and counts what was fixed.</summary>
public static class Fixes
{
    /// <summary>The maximum number of fixes in a report. Every row has its cause anyway.</summary>
    internal const int MaxFixes = 100;

    private const int MaxExamples = 5;

    // Progress is counted over a week. After a gap in the runs, the last run before the week counts.
    private const int Days = 7;
    private const int MaxDays = 14;

    /// <summary>
    /// Ranks the causes over all accounts and groups by the number of instances that their fix would bring back, most instances
    /// first. Causes without a fix for running instances are left out, such as unknown, stopped and just launched.
    /// </summary>
    /// <param name="unmanaged">The unmanaged instances that are not exempt, with their causes, sorted by key.</param>
    internal static IReadOnlyList<RankedFix> Rank(IEnumerable<ReportedInstance> unmanaged) =>
    [
        .. unmanaged.Where(row => row.Cause is { } cause && FormatTitle(cause) is not null)
            .GroupBy(row => (row.Cause!.Code, row.Cause.Resource))
            .OrderByDescending(rows => rows.Count())
            .ThenBy(rows => rows.Key.Code).ThenBy(rows => rows.Key.Resource, StringComparer.Ordinal)
            .Take(MaxFixes)
            .Select(rows => Create([.. rows])),
    ];

    /// <summary>
    /// Counts the instances that were unmanaged and not exempt in the last run at least seven days ago, and those of them that
    /// are managed or dormant now. Removed instances are not fixed. Returns null when no such run is on record.
    /// </summary>
    internal static FixProgress? CountProgress(
        RunContext run, IEnumerable<KeyValuePair<InstanceKey, ResolvedInstance>> closed, FleetEvaluation verdicts)
    {
        var since = run.Baseline.Report?.History.LastOrDefault(counted => run.GetDaysSince(counted.Date) >= Days);
        if (since is null || run.GetDaysSince(since.Date) > MaxDays)
        {
            return null;
        }

        var open = verdicts.Unmanaged.Concat(verdicts.Exempted).Concat(verdicts.Disputed).Select(row => row.Key);
        var resolved = closed.Where(each => each.Value.FirstUnmanaged <= since.Date && each.Value.Resolved > since.Date)
            .Select(each => each.Key).Except(open).Count();
        return new(since.Date, since.Unmanaged, Math.Min(since.Unmanaged, resolved));
    }

    private static RankedFix Create(List<ReportedInstance> rows)
    {
        // A cause without a shared resource has the console address of a Region: that of most instances.
        var cause = rows.CountBy(row => row.Cause!).MaxBy(each => each.Value).Key;
        return new(
            FormatTitle(cause)!,
            cause,
            rows.Count,
            [
                .. rows.CountBy(row => row.Account).OrderByDescending(account => account.Value)
                    .ThenBy(account => account.Key, StringComparer.Ordinal).Select(account => account.Key),
            ],
            [.. rows.Take(MaxExamples).Select(row => row.Instance)])
        {
            NewCount = rows.Count(row => row.Due),
        };
    }

    /// <summary>
    /// Returns a cause in a few words, such as <c>Image ami-0123456789abcdef0 has no SSM Agent</c>; null for a cause without a
    /// fix for running instances.
    /// </summary>
    public static string? FormatTitle(Cause cause) => cause.Code switch
    {
        CauseCode.NoInstanceProfile => "No instance profile",
        CauseCode.MetadataServiceOff => "Instance metadata service off",
        CauseCode.MetadataVersion => "IMDSv2 not required, where only Default Host Management can manage",
        CauseCode.Image => $"Image {cause.Resource} has no SSM Agent",
        CauseCode.Network => $"{(cause.Resource?.StartsWith("vpc-", StringComparison.Ordinal) == true ? "VPC" : "Subnet")} "
            + $"{cause.Resource} does not reach Systems Manager",
        CauseCode.InstanceProfile => $"{SharedResourceCause.FormatProfile(cause.Resource)} lacks permissions",
        CauseCode.NotSetUp => "Systems Manager not set up",
        CauseCode.AgentStopped => "SSM Agent stopped",
        _ => null,
    };
}
