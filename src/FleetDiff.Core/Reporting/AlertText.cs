namespace FleetDiff.Reporting;

/// <summary>The words of an alert.</summary>
public static class AlertText
{
    // SNS takes 256 KiB; a mail that a person reads on a phone is far below.
    private const int MostBytes = 30_000;
    private const int ForTheEnd = 2_000;
    private const int MostUnseen = 10;

    /// <summary>Writes the alert.</summary>
    /// <param name="report">The night.</param>
    /// <param name="decision">Why it is sent, and about which instances.</param>
    /// <param name="where">Where a person finds the report.</param>
    public static Alert Of(Report report, AlertDecision decision, string where) =>
        report.Suspect ? Suspect(report, where) : Unmanaged(report, decision, where);

    private static Alert Suspect(Report report, string where)
    {
        var text = new AlertBody(MostBytes)
            .Line($"The night of {report.Date:yyyy-MM-dd} is suspect: its numbers are kept, "
                + "and not to be believed yet.")
            .Line()
            .Line(report.SuspectBecause ?? "")
            .Line()
            .Line("What to do: look at the view's scope and filter and at the index in the Resource Explorer console, "
                + "mend")
            .Line($"what is wrong, and wait for the next night. {(report.ComparedWith is { } then
                ? $"It is compared with the last good one, {then:yyyy-MM-dd}."
                : "There is no good one yet.")}")
            .Line()
            .Section("What could not be seen or understood:", AlertLines.Unseen(report), MostUnseen)
            .Line($"Report: {where}");
        return new($"FleetDiff {report.Date:yyyy-MM-dd}: suspect night, the inventory looks wrong", text.ToString());
    }

    private static Alert Unmanaged(Report report, AlertDecision decision, string where)
    {
        var text = new AlertBody(MostBytes - ForTheEnd).Line(Headline(report, decision));
        if (report.ComparedWith is null)
        {
            text.Line("This is the first night on record: everything unmanaged counts as new.");
        }

        text.Line()
            .Section("What could not be seen or understood:", AlertLines.Unseen(report), MostUnseen)
            .Section(null, AlertLines.Instances(report, decision.Unmanaged))
            .Section("The sources have disagreed for two nights:", AlertLines.Disputed(decision.Disputed))
            .Section("Exemptions that end within 14 days:", AlertLines.Ending(report))
            .Line($"{Since(report)}{Count(report.Totals.Exempt, "instance")} exempt.")
            .Line($"Report: {where}")
            .Line($"Sent because: {decision.Because}");
        return new($"FleetDiff {report.Date:yyyy-MM-dd}: {Subject(report, decision)}", text.ToString());
    }

    private static string Headline(Report report, AlertDecision decision)
    {
        var (due, all, instances) = (decision.DueCount, report.Totals.Unmanaged, report.Totals.Instances);
        return due > 0
            ? $"{Count(due, "EC2 instance")} newly unmanaged by Systems Manager; {all} of {instances} in all."
            : $"{all} of {Count(instances, "EC2 instance")} unmanaged by Systems Manager; "
                + $"{NoneDue(report) ?? "none is new"}.";
    }

    private static string Subject(Report report, AlertDecision decision)
    {
        var (due, disputed, all) = (decision.DueCount, decision.Disputed.Count, report.Totals.Unmanaged);
        return due > 0 ? $"{Count(due, "new unmanaged EC2 instance")} ({all} in all)"
            : disputed > 0 ? $"{Count(disputed, "disputed EC2 instance")} ({all} unmanaged)"
            : decision.Unmanaged.Count == 0 ? $"{Count(AlertLines.Ending(report).Count, "exemption")} about to end"
            : $"{Count(all, "unmanaged EC2 instance")}, {NoneDue(report) ?? "none new"}";
    }

    private static string? NoneDue(Report report) => report.New.Count switch
    {
        0 => null,
        1 => "1 new in its hours of grace",
        var several => $"{several} new in their hours of grace",
    };

    private static string Since(Report report) => report.ComparedWith is { } then
        ? $"Since {then:yyyy-MM-dd}: {report.New.Count} new, {report.Resolved.Count} resolved, "
            + $"{report.Gone.Count} gone. "
        : "";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
