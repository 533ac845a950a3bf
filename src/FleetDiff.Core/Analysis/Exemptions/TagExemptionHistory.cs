namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Tracks how many instances the tags of each account exempt. When an account's tags exempt more instances than in any run of
/// the last four weeks, the run alerts once about the difference. A changed date, a tag that is removed and set again, and a
/// replaced instance are not alerted.
/// </summary>
internal sealed class TagExemptionHistory(string tag, DateOnly date, Report? baseline)
{
    /// <summary>The number of days for which the maximum of an account and the announcement of an end are kept.</summary>
    public const int RetentionDays = 28;

    private readonly Dictionary<string, ExemptionSummary> _before = (baseline?.Exemptions ?? [])
        .Where(rule => rule.Account is not null)
        .DistinctBy(rule => rule.Account)
        .ToDictionary(rule => rule.Account ?? "", StringComparer.Ordinal);

    /// <summary>Returns a summary for each account whose tags exempt instances now or in the last four weeks, sorted.</summary>
    public IEnumerable<ExemptionSummary> Summarize(IEnumerable<ReportedInstance> exempted)
    {
        var tagged = exempted.Where(row => row.IsExemptByTag).ToLookup(row => row.Account, StringComparer.Ordinal);
        return tagged.Select(rows => rows.Key).Union(_before.Keys).Order(StringComparer.Ordinal)
            .Select(account => CreateSummary(account, [.. tagged[account].Select(row => row.ExemptUntil)]))
            .Where(rule => rule.Matches > 0 || rule.MostOn is not null || rule.EndAnnounced is not null);
    }

    private ExemptionSummary CreateSummary(string account, IReadOnlyList<DateOnly?> ends)
    {
        var before = _before.GetValueOrDefault(account);
        var (most, mostOn) = IsRetained(before?.MostOn)
            ? (before?.Most ?? 0, before?.MostOn)
            : (before?.Matches ?? 0, before?.Matches > 0 ? baseline?.Date : null);
        var announced = IsRetained(before?.EndAnnounced) ? before?.EndAnnounced : null;
        var status = ExemptionMatcher.GetStatus(ends.Min(), ends.Count > 0, date);
        var due = status == ExemptionStatus.Ending && announced is null;
        return new($"{Exemption.ByTag}{tag} in account {account}{FindEnd(ends)}", null, null,
            ends.Contains(null) ? null : ends.Max(), ends.Count, status)
        {
            Account = account,
            Added = Math.Max(0, ends.Count - most),
            Most = Math.Max(most, ends.Count),
            MostOn = ends.Count > 0 && ends.Count >= most ? date : mostOn,
            Due = due,
            EndAnnounced = due ? date : announced,
        };
    }

    // A date after the date of the baseline is not valid and is ignored.
    private bool IsRetained(DateOnly? day) =>
        day <= baseline?.Date && date.DayNumber - day.Value.DayNumber <= RetentionDays;

    private static string FindEnd(IReadOnlyList<DateOnly?> ends) => (ends.Min(), ends.Max(), ends.Contains(null)) switch
    {
        (null, _, _) => "",
        ({ } first, _, true) => $", some until {TextFormat.Date(first)}, some without an end",
        ({ } first, { } last, _) when first < last => $", until {TextFormat.Date(first)} to {TextFormat.Date(last)}",
        ({ } first, _, _) => $", until {TextFormat.Date(first)}",
    };
}
