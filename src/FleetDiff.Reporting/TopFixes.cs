namespace FleetDiff.Reporting;

/// <summary>The fixes that a mail and a chat message name: the first of the ranking.</summary>
internal sealed class TopFixes(ReportSummary summary)
{
    private const int MaxFixes = 3;

    private readonly List<RankedFix> _list = [.. summary.Report.Fixes.Take(MaxFixes)];

    public IReadOnlyList<RankedFix> List => _list;

    /// <summary>
    /// How many unmanaged instances the fixes cover: <c>3 of 7 causes cover 104 of 120 unmanaged instances</c>.
    /// </summary>
    public string Share => $"{TextFormat.Part(List.Count, summary.Report.Fixes.Count, "cause")} "
        + $"{(List.Count == 1 ? "covers" : "cover")} "
        + TextFormat.Part(List.Sum(fix => fix.Instances), summary.Totals.Unmanaged, "unmanaged instance");

    /// <summary>Formats a fix in one line, with the name of the account when there is only one. Untrusted text.</summary>
    public static string Format(RankedFix fix, Func<string, string> formatAccount) => fix.Accounts is [var account]
        ? $"{fix.Title}: {TextFormat.Count(fix.Instances, "instance")} in {formatAccount(account)}"
        : ReportSummary.FormatFix(fix);

    /// <summary>Returns the number of the fix of an instance, such as <c>fix 1</c>; null when it is not in the list.</summary>
    public string? FindNumber(ReportedInstance row)
    {
        var index = _list.FindIndex(
            fix => fix.Cause.Code == row.Cause?.Code && fix.Cause.Resource == row.Cause?.Resource);
        return index < 0 ? null : $"fix {TextFormat.Digits(index + 1)}";
    }
}
