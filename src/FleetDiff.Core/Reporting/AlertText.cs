using System.Text;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>The words of an alert.</summary>
public static class AlertText
{
    // SNS takes 256 KiB; a mail that a person reads on a phone is far below.
    private const int MostBytes = 30_000;
    private const int LongestName = 60;

    /// <summary>Writes the alert.</summary>
    /// <param name="report">The night.</param>
    /// <param name="decision">Why it is sent, and about which instances.</param>
    /// <param name="where">Where a person finds the report.</param>
    public static Alert Of(Report report, AlertDecision decision, string where) =>
        report.Suspect ? Suspect(report, where) : Unmanaged(report, decision, where);

    private static Alert Suspect(Report report, string where)
    {
        var text = new StringBuilder()
            .Line($"The night of {report.Date:yyyy-MM-dd} is suspect: its numbers are kept, and not to be believed yet.")
            .Line()
            .Line(report.SuspectBecause)
            .Line()
            .Line("What to do: look at the view's scope and filter and at the index in the Resource Explorer console, mend")
            .Line($"what is wrong, and wait for the next night. {(report.ComparedWith is { } then
                ? $"It is compared with the last good one, {then:yyyy-MM-dd}."
                : "There is no good one yet.")}")
            .Line();
        Unseen(report, text);
        text.Line($"Report: {where}");
        return new($"FleetDiff {report.Date:yyyy-MM-dd}: suspect night, the inventory looks wrong", text.ToString());
    }

    private static Alert Unmanaged(Report report, AlertDecision decision, string where)
    {
        var due = decision.Instances.Count;
        var all = report.Totals.Unmanaged;
        var instances = report.Totals.Instances;
        var inGrace = report.New.Count switch
        {
            0 => null,
            1 => "1 new in its hours of grace",
            var several => $"{several} new in their hours of grace",
        };
        var head = new StringBuilder()
            .Line(due > 0
                ? $"{Count(due, "EC2 instance")} newly unmanaged by Systems Manager; {all} of {instances} in all."
                : $"{all} of {Count(instances, "EC2 instance")} unmanaged by Systems Manager; {inGrace ?? "none is new"}.");
        if (report.ComparedWith is null)
        {
            head.Line("This is the first night on record: everything unmanaged counts as new.");
        }

        head.Line();
        Unseen(report, head);

        var foot = new StringBuilder()
            .Line()
            .Line($"{Since(report)}{Count(report.Totals.Exempt, "instance")} exempt.")
            .Line($"Report: {where}")
            .Line($"Sent because: {decision.Because}");

        var body = Instances(due > 0 ? decision.Instances : report.Unmanaged, MostBytes - Bytes(head) - Bytes(foot));
        var subject = due > 0
            ? $"{Count(due, "new unmanaged EC2 instance")} ({all} in all)"
            : $"{Count(all, "unmanaged EC2 instance")}, {inGrace ?? "none new"}";
        return new($"FleetDiff {report.Date:yyyy-MM-dd}: {subject}", $"{head}{body}{foot}");
    }

    private static string Since(Report report) => report.ComparedWith is { } then
        ? $"Since {then:yyyy-MM-dd}: {report.New.Count} new, {report.Resolved.Count} resolved, {report.Gone.Count} gone. "
        : "";

    private static void Unseen(Report report, StringBuilder text)
    {
        var unseen = report.Sources.Where(source => source.Status != SourceStatus.Complete)
            .Select(source => $"{KebabCase.Of(source.Name)}: {KebabCase.Of(source.Status)}. {source.Error}")
            .Concat(report.BlindSpots.Select(spot => $"Blind spot {spot.Where}: {spot.Because}"))
            .Concat(report.Warnings)
            .ToList();
        if (unseen.Count == 0)
        {
            return;
        }

        const int Most = 10;
        text.Line("What could not be seen or understood:");
        foreach (var line in unseen.Take(Most))
        {
            text.Line($"  {PlainText.OneLine(line, 300)}");
        }

        if (unseen.Count > Most)
        {
            text.Line($"  and {unseen.Count - Most} more, in the report");
        }

        text.Line();
    }

    private static StringBuilder Instances(IReadOnlyList<ReportedInstance> rows, int mostBytes)
    {
        const int ForTheRest = 40;
        var text = new StringBuilder();
        var bytes = 0;
        var widest = rows.Select(row => row.Region.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var line = $"  {row.Account}  {row.Region.PadRight(widest)}  {row.Instance,-19}  "
                + PlainText.OneLine(row.Name ?? "(no name)", LongestName)
                + $"{(row.FirstUnmanaged is { } first ? $"  since {first:yyyy-MM-dd}" : "")}\n";
            bytes += Encoding.UTF8.GetByteCount(line);
            if (bytes > mostBytes - ForTheRest)
            {
                return text.Line($"  and {rows.Count - i} more, in the report");
            }

            text.Append(line);
        }

        return text;
    }

    private static StringBuilder Line(this StringBuilder text, string? line = "") => text.Append(line).Append('\n');

    private static int Bytes(StringBuilder text) => Encoding.UTF8.GetByteCount(text.ToString());

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
