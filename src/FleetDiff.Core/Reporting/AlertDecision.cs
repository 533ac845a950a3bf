using FleetDiff.Comparing;

namespace FleetDiff.Reporting;

/// <summary>Whether a night's report is worth an alert, and which instances it is about.</summary>
/// <param name="Send">Whether to send one.</param>
/// <param name="Because">Why, or why not, in a sentence.</param>
/// <param name="Unmanaged">
/// The unmanaged instances it lists, sorted by key: those that are due, or, when any counts and none is due, all; none
/// on a suspect night.
/// </param>
/// <param name="Disputed">The disputed instances it is about, sorted by key.</param>
public sealed record AlertDecision(
    bool Send,
    string Because,
    IReadOnlyList<ReportedInstance> Unmanaged,
    IReadOnlyList<ReportedInstance> Disputed)
{
    /// <summary>How many of the unmanaged instances appeared, or came to the end of their grace, tonight.</summary>
    public int DueCount => Unmanaged.Count(row => row.Due);

    /// <summary>Decides by the settings.</summary>
    public static AlertDecision Of(Report report, Rules rules)
    {
        if (rules.AlertOn == AlertOn.Never)
        {
            return new(false, "Alerts are turned off.", [], []);
        }

        if (report.Suspect)
        {
            return new(true, "The night is suspect.", [], []);
        }

        IReadOnlyList<ReportedInstance> unmanaged = [.. report.Unmanaged.Where(row => row.Due)];
        IReadOnlyList<ReportedInstance> disputed = [.. report.Disagreements.Where(row => row.Due)];
        var (send, because) = (unmanaged.Count, disputed.Count, rules.AlertOn) switch
        {
            ( > 0, _, _) => (true, "Unmanaged instances appeared."),
            (_, > 0, _) => (true, "The sources have disagreed for two nights."),
            (_, _, AlertOn.Any) when report.Unmanaged.Count > 0 => (true, "There are unmanaged instances."),
            _ when report.Exemptions.Any(rule => rule.Due) => (true, "An exemption is about to end."),
            _ when report.Unmanaged.Count == 0 => (false, "There is no unmanaged instance."),
            _ => (false, "No unmanaged instance appeared, or none beyond its hours of grace."),
        };
        var listed = rules.AlertOn == AlertOn.Any && unmanaged.Count == 0 ? report.Unmanaged : unmanaged;
        return new(send, because, listed, disputed);
    }
}
