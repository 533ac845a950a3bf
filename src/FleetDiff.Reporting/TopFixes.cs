using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>The fixes that a message names: the first of the ranking. An unknown cause has no fix to name.</summary>
internal sealed class TopFixes
{
    private readonly ReportSummary _summary;
    private readonly int _all;

    /// <summary>Creates the first fixes of a report.</summary>
    /// <param name="summary">The summary of the report.</param>
    /// <param name="most">The maximum number of fixes.</param>
    public TopFixes(ReportSummary summary, int most = 3)
    {
        IReadOnlyList<RankedFix> known = [.. summary.Report.Fixes.Where(fix => fix.Cause.Code != CauseCode.Unknown)];
        (_summary, _all, List) = (summary, known.Count, [.. known.Take(most)]);
    }

    /// <summary>The fixes, first one first.</summary>
    public IReadOnlyList<RankedFix> List { get; }

    /// <summary>
    /// How many unmanaged instances the fixes cover: <c>3 of 7 causes cover 104 of 120 unmanaged instances</c>.
    /// </summary>
    public string Share => $"{TextFormat.Part(List.Count, _all, "cause")} {(List.Count == 1 ? "covers" : "cover")} "
        + TextFormat.Part(List.Sum(fix => fix.Instances), _summary.Totals.Unmanaged, "unmanaged instance");

    /// <summary>Counts the unmanaged instances whose cause is not known.</summary>
    public int CountUnknown() => _summary.Report.Unmanaged.Count(row => row.Cause is null or { Code: CauseCode.Unknown });

    /// <summary>Formats a fix in one line, with the name of the account when there is only one. Untrusted text.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="formatAccount">Formats an account.</param>
    public static string Format(RankedFix fix, Func<string, string> formatAccount) => fix.Accounts is [var account]
        ? $"{fix.Title}: {TextFormat.Count(fix.Instances, "instance")} in {formatAccount(account)}"
        : ReportSummary.FormatFix(fix);

    /// <summary>Returns the number of the fix of an instance, such as <c>fix 1</c>; null when it is not in the list.</summary>
    public string? FindNumber(ReportedInstance row) => List.Index()
        .Where(fix => row.Cause is { } cause && IsSame(cause, fix.Item.Cause) && fix.Item.Accounts.Contains(row.Account))
        .Select(fix => $"fix {TextFormat.Digits(fix.Index + 1)}").FirstOrDefault();

    // A cause without a resource is that of one place: the fact and the address of the fix tell it apart.
    private static bool IsSame(Cause one, Cause other) => one.Code == other.Code && one.Resource == other.Resource
        && (one.Resource is not null || (one.Fact == other.Fact && one.Url == other.Url));
}
