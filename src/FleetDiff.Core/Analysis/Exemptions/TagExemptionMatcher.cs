using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Decides which instances are exempt by tag in a run. Account owners tag their own instances, the settings decide which of
/// these tags count, and a tag that does not count becomes a warning.
/// </summary>
/// <param name="rules">The settings: the exempt tag, the accounts in which it counts and its longest duration.</param>
/// <param name="date">The date of the run.</param>
internal sealed class TagExemptionMatcher(AnalysisRules rules, DateOnly date)
{
    private const int MaxWarnings = 20;
    // The warnings of one account must not displace those of another.
    private const int MaxWarningsPerAccount = 3;
    private const int MaxValueLength = 40;

    private readonly HashSet<string> _accounts = new(rules.ExemptTagAccounts, StringComparer.Ordinal);
    private readonly SortedDictionary<ulong, (int Count, List<string> Shown)> _refused = [];

    /// <summary>The exempt tags that exempt nothing, one sentence each, at most 21.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            var shown = _refused.Values.SelectMany(refused => refused.Shown).Take(MaxWarnings).ToList();
            var more = _refused.Values.Sum(refused => refused.Count) - shown.Count;
            return more == 0 ? shown : shown.Append(
                $"Exempt tags of {TextFormat.Count(more, "more instance")} exempt nothing for similar reasons.");
        }
    }

    /// <summary>Returns the exemption of an unmanaged instance by its tag, or null when it is not exempt.</summary>
    public Exemption? Match(in Instance instance)
    {
        if (Read(instance) is not { } tag || tag.HasEnded(date))
        {
            return null;
        }

        if (FindRefusal(instance.Key, tag) is { } why)
        {
            ReportRefusal(instance.Key, tag, why);
            return null;
        }

        return tag.Meaning == ExemptTagMeaning.Exempt ? ToExemption(tag) : null;
    }

    /// <summary>Returns the exemption by the tag of an instance that has ended, or null.</summary>
    public Exemption? FindEnded(in Instance instance) =>
        Read(instance) is { } tag && tag.HasEnded(date) ? ToExemption(tag) : null;

    private ExemptTag? Read(in Instance instance) =>
        rules.ExemptTag is { } key ? ExemptTag.Read(instance.Tags, key) : null;

    private Exemption ToExemption(ExemptTag tag) =>
        new(
            $"{Exemption.ByTag}{rules.ExemptTag}{(tag.Until is { } until ? $", until {TextFormat.Date(until)}" : "")}",
            tag.Until);

    private string? FindRefusal(InstanceKey key, ExemptTag tag) => tag switch
    {
        { Meaning: ExemptTagMeaning.NotExempt } => null,
        { Meaning: ExemptTagMeaning.Unclear } => "it is not a date such as 2027-03-31, and not yes, true or empty",
        _ when _accounts.Count > 0 && !_accounts.Contains(key.Account) =>
            "FLEETDIFF_EXEMPT_TAG_ACCOUNTS does not list the account",
        { Until: null } when rules.ExemptTagMaxDays is { } days =>
            $"FLEETDIFF_EXEMPT_TAG_MAX_DAYS requires a date at most {days} days ahead",
        { Until: { } until } when until.DayNumber - date.DayNumber > rules.ExemptTagMaxDays =>
            $"it is more than the {rules.ExemptTagMaxDays} days ahead that FLEETDIFF_EXEMPT_TAG_MAX_DAYS allows",
        _ => null,
    };

    private void ReportRefusal(InstanceKey key, ExemptTag tag, string why)
    {
        if (!_refused.TryGetValue(key.AccountNumber, out var refused))
        {
            refused = (0, []);
        }

        if (refused.Count < MaxWarningsPerAccount)
        {
            refused.Shown.Add($"Exempt tag of {key}: its value '{SafeText.ToSingleLine(tag.Value, MaxValueLength)}' exempts "
                + $"nothing: {why}.");
        }

        _refused[key.AccountNumber] = (refused.Count + 1, refused.Shown);
    }
}
