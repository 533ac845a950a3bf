using FleetDiff.Comparing;

namespace FleetDiff.Reporting;

/// <summary>Whether a night's report is worth an alert, and which instances it is about.</summary>
/// <param name="Send">Whether to send one.</param>
/// <param name="Because">Why, or why not, in a sentence.</param>
/// <param name="Instances">The instances it is about, sorted by key; none on a suspect night.</param>
public sealed record AlertDecision(bool Send, string Because, IReadOnlyList<ReportedInstance> Instances)
{
    /// <summary>Decides by the settings.</summary>
    public static AlertDecision Of(Report report, Rules rules)
    {
        if (rules.AlertOn == AlertOn.Never)
        {
            return Quiet("Alerts are turned off.");
        }

        if (report.Suspect)
        {
            return new(true, "The night is suspect.", []);
        }

        var due = Due(report, rules.GraceHours);
        return (rules.AlertOn, due.Count, report.Unmanaged.Count) switch
        {
            (AlertOn.New, > 0, _) => new(true, "Unmanaged instances appeared.", due),
            (AlertOn.Any, _, > 0) => new(true, "There are unmanaged instances.", due),
            (_, _, 0) => Quiet("There is no unmanaged instance."),
            _ => Quiet("No unmanaged instance appeared, or none beyond its hours of grace."),
        };

        static AlertDecision Quiet(string because) => new(false, because, []);
    }

    // Tonight's new ones whose grace is over, and the earlier ones whose grace ended between the last good night and
    // tonight: each is due on exactly one night.
    private static List<ReportedInstance> Due(Report report, int graceHours)
    {
        var isNew = report.New.Select(row => row.Key).ToHashSet();
        return
        [
            .. report.Unmanaged.Where(row => GraceIsOver(row, report.Date)
                && (isNew.Contains(row.Key) || report.ComparedWith is not { } then || !GraceIsOver(row, then))),
        ];

        bool GraceIsOver(ReportedInstance row, DateOnly night) =>
            (night.DayNumber - (row.FirstUnmanaged ?? report.Date).DayNumber) * 24 >= graceHours;
    }
}
