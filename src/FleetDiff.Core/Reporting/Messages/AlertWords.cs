namespace FleetDiff.Reporting.Messages;

/// <summary>What an alert comes down to, in a line.</summary>
internal static class AlertWords
{
    /// <summary>The subject: printable ASCII, whose longest is far below 99 characters.</summary>
    public static string Subject(ReportSummary summary, AlertDecision decision) =>
        $"FleetDiff {Written.Day(summary.Report.Date)}: {Core(summary, decision)}";

    /// <summary>The subject, the accounts with news, and whether everything could be seen: 140 characters at most.</summary>
    public static string Sms(ReportSummary summary, AlertDecision decision)
    {
        var saysSo = decision.Kind is AlertKind.Suspect or AlertKind.AllClear or AlertKind.IncompleteCoverage;
        return Subject(summary, decision) + In(AccountShares.Of(decision), decision)
            + (saysSo || summary.SeesAll ? "" : ". Incomplete coverage.");
    }

    /// <summary>One line of verdict.</summary>
    public static string Verdict(ReportSummary summary, AlertDecision decision)
    {
        var (totals, open) = (summary.Totals, $"{summary.UnmanagedOfAll} unmanaged by Systems Manager");
        return decision.Kind switch
        {
            AlertKind.Suspect =>
                "The inventory of tonight looks wrong: its numbers are not to be believed yet.",
            AlertKind.Baseline => $"{open}: that is the baseline.",
            AlertKind.New =>
                $"{Written.Count(summary.NewCount, "EC2 instance")} newly unmanaged by Systems Manager; "
                + $"{Written.Number(totals.Unmanaged)} of {Written.Number(totals.Instances)} in all.",
            AlertKind.Exempted when totals.Unmanaged == 0 =>
                $"No unmanaged instance is left{AsFarAsSeen(summary)}; {ExemptWords.All(summary.Report)}.",
            AlertKind.Exempted => $"{Written.Count(Added(summary), "EC2 instance")} newly exempt by tag; {open}.",
            AlertKind.AllClear =>
                $"None of {Written.Count(totals.Instances, "EC2 instance")} is unmanaged by Systems Manager any more"
                + $"{AsFarAsSeen(summary)}{(totals.Exempt == 0 ? "" : $"; {ExemptWords.All(summary.Report)}")}.",
            AlertKind.Reminder => $"{summary.UnmanagedOfAll} still unmanaged by Systems Manager; none is new"
                + $"{summary.MoreInGrace}.",
            _ => $"{open}; none is new{summary.MoreInGrace}.",
        };
    }

    /// <summary>What changed since the report it is compared with, and how many are exempt.</summary>
    public static string Change(ReportSummary summary) =>
        $"{summary.Changes} {Written.Count(summary.Totals.Exempt, "instance")} exempt.";

    // Two ids are what a text message has room for.
    private static string In(IReadOnlyList<KeyValuePair<string, int>> accounts, AlertDecision decision) =>
        decision.Kind is not (AlertKind.New or AlertKind.Disputed) ? ""
        : accounts.Count <= 2 ? $" in {string.Join(", ", accounts.Select(account => account.Key))}"
        : $" in {Written.Count(accounts.Count, "account")}";

    private static string Core(ReportSummary summary, AlertDecision decision)
    {
        var (totals, all) = (summary.Totals, Written.Number(summary.Totals.Unmanaged));
        return decision.Kind switch
        {
            AlertKind.Suspect => "suspect night, the inventory looks wrong",
            AlertKind.Baseline => $"baseline, {Written.Count(totals.Unmanaged, "unmanaged EC2 instance")}",
            AlertKind.New => $"{Written.Count(summary.NewCount, "new unmanaged EC2 instance")} ({all} in all)",
            AlertKind.Disputed => $"{Written.Count(decision.Disputed.Count, "disputed EC2 instance")} ({all} unmanaged)",
            AlertKind.IncompleteCoverage =>
                $"incomplete coverage, {Written.Count(summary.Report.BlindSpots.Count, "blind spot")} ({all} unmanaged)",
            AlertKind.Exempted when totals.Unmanaged == 0 =>
                $"no unmanaged EC2 instance is left, {Written.Number(totals.Exempt)} exempt",
            AlertKind.Exempted => $"{Written.Count(Added(summary), "EC2 instance")} newly exempt by tag ({all} unmanaged)",
            AlertKind.AllClear when totals.Exempt > 0 =>
                $"all clear, none unmanaged, {Written.Number(totals.Exempt)} exempt{AsFarAsSeen(summary)}",
            AlertKind.AllClear => $"all clear, no EC2 instance is unmanaged{AsFarAsSeen(summary)}",
            AlertKind.ExemptionEnding =>
                $"{Written.Count(summary.Report.Exemptions.Count(rule => rule.Due), "exemption")} about to end",
            AlertKind.Reminder => $"reminder, {Written.Count(totals.Unmanaged, "EC2 instance")} still unmanaged",
            _ => $"{Written.Count(totals.Unmanaged, "unmanaged EC2 instance")}, none new{summary.MoreInGrace}",
        };
    }

    private static int Added(ReportSummary summary) => summary.NewExemptions.Sum(rule => rule.Added);

    private static string AsFarAsSeen(ReportSummary summary) => summary.SeesAll ? "" : ", as far as could be seen";
}
