namespace FleetDiff.Reporting;

/// <summary>Formats exemptions for people. An exempt instance is never called managed.</summary>
public static class ExemptionText
{
    private const int MaxAccounts = 3;

    /// <summary>
    /// Formats the number of newly exempt instances, the rule and the end date:
    /// <c>3 instances by tag fleetdiff:exempt in account 111122223333, until
    /// 2099-12-31 (5 in all)</c>.
    /// </summary>
    public static string Format(ExemptionSummary rule) =>
        $"{TextFormat.Count(rule.Added, "instance")} by {rule.Rule}"
        + (rule.Matches > rule.Added ? $" ({TextFormat.Number(rule.Matches)} in all)" : "");

    /// <summary>
    /// Formats the number of exempt instances and their rules:
    /// <c>3 are exempt (account 111122223333 by tag until 2099-12-31)</c>.
    /// </summary>
    public static string FormatTotal(Report report)
    {
        var exempt = report.Totals.Exempt;
        var tags = report.Exemptions.Where(rule => rule is { Account: not null, IsPast: false })
            .OrderByDescending(rule => rule.Matches).ToList();
        var parts = tags.Take(MaxAccounts).Select(rule => Part(rule.Matches, $"account {rule.Account} by tag "
            + (rule.Until is { } until ? $"until {TextFormat.Date(until)}" : "without an end"))).ToList();
        if (tags.Skip(MaxAccounts).Sum(rule => rule.Matches) is > 0 and var more)
        {
            parts.Add($"{TextFormat.Number(more)} in other accounts by tag");
        }

        if (exempt - tags.Sum(rule => rule.Matches) is > 0 and var byFile)
        {
            parts.Add(Part(byFile, "by exemptions.csv"));
        }

        return TextFormat.Count(exempt, "is exempt", "are exempt")
            + (parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})");

        string Part(int count, string who) => count == exempt ? who : $"{TextFormat.Number(count)} {who}";
    }
}
