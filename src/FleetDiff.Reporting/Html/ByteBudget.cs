using System.Text;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Reporting.Html;

/// <summary>
/// How many bytes are left for rows, so that a page still opens however many there are and whatever their tags hold.
/// </summary>
/// <param name="bytes">How many there are.</param>
internal sealed class ByteBudget(int bytes)
{
    // With the style, the script, headings and charts this stays below 2 MB.
    private const int TotalBytes = 1_800_000;

    private int _remaining = bytes;

    /// <summary>The room of a table beside the unmanaged: it needs what its rows usually need, up to a limit.</summary>
    public static ByteBudget ForTable(int rows) => new((int)Math.Min(120_000, 15_000 + (1_500L * rows)));

    /// <summary>The room of the unmanaged: all that the other tables of the night do not need.</summary>
    public static ByteBudget ForUnmanaged(ReportSummary summary) => new(TotalBytes - EstimateOtherTables(summary.Report).Append(summary.NotSeen.Count).Sum(rows => ForTable(rows)._remaining));

    /// <summary>Takes what a piece of the page needs; false, and nothing taken, when there is not so much.</summary>
    public bool TryTake(string piece)
    {
        var needed = Encoding.UTF8.GetByteCount(piece) + 1;
        if (needed > _remaining)
        {
            return false;
        }

        _remaining -= needed;
        return true;
    }

    /// <summary>Sets one of so many equal parts of what is left aside.</summary>
    public ByteBudget TakePart(int parts)
    {
        var part = _remaining / parts;
        _remaining -= part;
        return new ByteBudget(part);
    }

    /// <summary>Takes back what is left of a part.</summary>
    public void Return(ByteBudget part)
    {
        _remaining += part._remaining;
        part._remaining = 0;
    }

    private static IEnumerable<int> EstimateOtherTables(Report report) =>
    [
        report.History.Count, report.Disagreements.Count, report.Resolved.Count,
        report.Removed.Count, report.Accounts.Count, report.Regions.Count, report.Dormant.Count, report.Exempted.Count,
        report.Exemptions.Count, report.OrphanedNodes.Count, report.Platforms.Count, report.AgentVersions.Count,
    ];
}
