using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Analysis.Causes;

/// <summary>Ranks the causes over all accounts and groups by the number of instances that their fix would bring back.</summary>
internal static class FixRanking
{
    /// <summary>The maximum number of fixes in a report. Every row has its cause anyway.</summary>
    public const int MaxFixes = 100;

    private const int MaxExamples = 5;

    /// <summary>
    /// Ranks the fixes, most instances first. Causes without a fix for running instances are left out, such as unknown, stopped
    /// and just launched.
    /// </summary>
    /// <param name="unmanaged">The unmanaged instances that are not exempt, with their causes, sorted by key.</param>
    public static IReadOnlyList<RankedFix> Rank(IEnumerable<ReportedInstance> unmanaged) =>
    [
        .. unmanaged.Where(row => row.Cause is { } cause && FormatTitle(cause) is not null)
            .GroupBy(row => (row.Cause!.Code, row.Cause.Resource))
            .OrderByDescending(rows => rows.Count())
            .ThenBy(rows => rows.Key.Code).ThenBy(rows => rows.Key.Resource, StringComparer.Ordinal)
            .Take(MaxFixes)
            .Select(rows => Create([.. rows])),
    ];

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

    private static string? FormatTitle(Cause cause) => cause.Code switch
    {
        CauseCode.NoInstanceProfile => "No instance profile",
        CauseCode.MetadataServiceOff => "Instance metadata service off",
        CauseCode.MetadataVersion => "IMDSv2 not required, where only Default Host Management can manage",
        CauseCode.Image => $"Image {cause.Resource} has no SSM Agent",
        CauseCode.Network => $"{(cause.Resource!.StartsWith("vpc-", StringComparison.Ordinal) ? "VPC" : "Subnet")} "
            + $"{cause.Resource} does not reach Systems Manager",
        CauseCode.InstanceProfile => $"{SharedResourceCause.FormatProfile(cause.Resource!)} lacks permissions",
        CauseCode.NotSetUp => "Systems Manager not set up",
        CauseCode.AgentStopped => "SSM Agent stopped",
        _ => null,
    };
}
