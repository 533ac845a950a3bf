namespace FleetDiff.Reporting.Messages;

/// <summary>What an alert comes down to, in a line.</summary>
internal static class AlertWords
{
    /// <summary>The subject: printable ASCII, whose longest is far below 99 characters.</summary>
    public static string Subject(Report report, AlertDecision decision) =>
        $"FleetDiff {Written.Day(report.Date)}: {Core(report, decision)}";

    /// <summary>The subject, the accounts with news, and whether everything could be seen: 140 characters at most.</summary>
    public static string Sms(Report report, AlertDecision decision)
    {
        var saysSo = decision.Kind is AlertKind.Suspect or AlertKind.AllClear or AlertKind.IncompleteCoverage;
        return Subject(report, decision) + In(AccountShares.Of(decision), decision)
            + (saysSo || SeesAll(report) ? "" : ". Incomplete coverage.");
    }

    /// <summary>One line of verdict.</summary>
    public static string Verdict(Report report, AlertDecision decision)
    {
        var (all, instances) = (report.Totals.Unmanaged, Count(report.Totals.Instances, "EC2 instance"));
        return decision.Kind switch
        {
            AlertKind.Suspect =>
                "The inventory of tonight looks wrong: its numbers are not to be believed yet.",
            AlertKind.Baseline =>
                $"{all} of {instances} unmanaged by Systems Manager: that is the baseline.",
            AlertKind.New =>
                $"{Count(report.NewCount, "EC2 instance")} newly unmanaged by Systems Manager; "
                + $"{all} of {report.Totals.Instances} in all.",
            AlertKind.Exempted when all == 0 => $"No unmanaged instance is left{AsFarAsSeen(report)}; "
                + $"{ExemptWords.All(report)}.",
            AlertKind.Exempted =>
                $"{Count(Added(report), "EC2 instance")} newly exempt by tag; {all} of {instances} unmanaged by "
                + "Systems Manager.",
            AlertKind.AllClear =>
                $"None of {instances} is unmanaged by Systems Manager any more{AsFarAsSeen(report)}"
                + $"{(report.Totals.Exempt == 0 ? "" : $"; {ExemptWords.All(report)}")}.",
            AlertKind.Reminder => $"{all} of {instances} still unmanaged by Systems Manager; "
                + $"none is new{Grace(report)}.",
            _ => $"{all} of {instances} unmanaged by Systems Manager; none is new{Grace(report)}.",
        };
    }

    /// <summary>What changed since the night before, or what the first night is for.</summary>
    public static string Change(Report report) => report.ComparedWith is { } then
        ? $"Since {Written.Day(then)}: {report.NewCount} new{NotAlerted(report)}, {report.Resolved.Count} resolved, "
            + $"{report.Gone.Count} gone. {Count(report.Totals.Exempt, "instance")} exempt."
        : "There is no earlier good night. From the next one on you hear of what changes. "
            + $"{Count(report.Totals.Exempt, "instance")} exempt.";

    private static string NotAlerted(Report report) =>
        report.NotAlerted.Any() ? $" ({string.Join(", ", report.NotAlerted)})" : "";

    /// <summary>How many more are in their grace period, in brackets; empty when none is.</summary>
    public static string Grace(Report report) => report.InGracePeriod switch
    {
        0 => "",
        1 => " (1 more in its grace period)",
        var several => $" ({several} more in their grace period)",
    };

    public static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    // Two ids are what a text message has room for.
    private static string In(IReadOnlyList<KeyValuePair<string, int>> accounts, AlertDecision decision) =>
        decision.Kind is not (AlertKind.New or AlertKind.Disputed) ? ""
        : accounts.Count <= 2 ? $" in {string.Join(", ", accounts.Select(account => account.Key))}"
        : $" in {accounts.Count} accounts";

    private static string Core(Report report, AlertDecision decision)
    {
        var (disputed, all) = (decision.Disputed.Count, report.Totals.Unmanaged);
        return decision.Kind switch
        {
            AlertKind.Suspect => "suspect night, the inventory looks wrong",
            AlertKind.Baseline => $"baseline, {Count(all, "unmanaged EC2 instance")}",
            AlertKind.New => $"{Count(report.NewCount, "new unmanaged EC2 instance")} ({all} in all)",
            AlertKind.Disputed => $"{Count(disputed, "disputed EC2 instance")} ({all} unmanaged)",
            AlertKind.IncompleteCoverage =>
                $"incomplete coverage, {Count(report.BlindSpots.Count, "blind spot")} ({all} unmanaged)",
            AlertKind.Exempted when all == 0 =>
                $"no unmanaged EC2 instance is left, {report.Totals.Exempt} exempt",
            AlertKind.Exempted =>
                $"{Count(Added(report), "EC2 instance")} newly exempt by tag ({all} unmanaged)",
            AlertKind.AllClear when report.Totals.Exempt > 0 =>
                $"all clear, none unmanaged, {report.Totals.Exempt} exempt{AsFarAsSeen(report)}",
            AlertKind.AllClear => $"all clear, no EC2 instance is unmanaged{AsFarAsSeen(report)}",
            AlertKind.ExemptionEnding =>
                $"{Count(report.Exemptions.Count(rule => rule.Due), "exemption")} about to end",
            AlertKind.Reminder => $"reminder, {Count(all, "EC2 instance")} still unmanaged",
            _ => $"{Count(all, "unmanaged EC2 instance")}, none new{Grace(report)}",
        };
    }

    private static int Added(Report report) => report.Exemptions.Sum(rule => rule.Added);

    private static string AsFarAsSeen(Report report) => SeesAll(report) ? "" : ", as far as could be seen";

    private static bool SeesAll(Report report) => !IncompleteCoverage.Lines(report).Any();
}
