namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>
/// Decides which instances are exempt by tag in a run. Account owners tag their own instances, the settings decide which of
/// these tags count, and a tag that does not count becomes a warning.
/// </summary>
internal sealed class TagExemptionMatcher(AnalysisRules rules, DateOnly date)
{
    private const int MaxWarnings = 20;
    // The warnings of one account must not displace those of another.
    private const int MaxWarningsPerAccount = 3;
    private const int MaxValueLength = 40;

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
        if (ReadValue(instance) is not { } value)
        {
            return null;
        }

        var until = ExemptionRule.ParseDate(value);
        if (until <= date || value.ToUpperInvariant() is "NO" or "FALSE" or "0" or "OFF")
        {
            return null;
        }

        if (FindRefusal(instance.Key, value, until) is { } why)
        {
            ReportRefusal(instance.Key, value, why);
            return null;
        }

        return CreateExemption(until);
    }

    /// <summary>Returns the exemption by the tag of an instance that has ended, or null.</summary>
    public Exemption? FindEnded(in Instance instance) =>
        ReadValue(instance) is { } value && ExemptionRule.ParseDate(value) is { } until && until <= date
            ? CreateExemption(until)
            : null;

    private string? ReadValue(in Instance instance) => rules.ExemptTag is { } key ? instance.Tags[key]?.Trim() : null;

    private Exemption CreateExemption(DateOnly? until) =>
        new($"{Exemption.ByTag}{rules.ExemptTag}{(until is { } end ? $", until {TextFormat.Date(end)}" : "")}", until);

    private string? FindRefusal(InstanceKey key, string value, DateOnly? until) => until switch
    {
        // Any other value may be a mistyped date and must not exempt without an end.
        null when value.ToUpperInvariant() is not ("" or "YES" or "TRUE") =>
            "it is not a date such as 2027-03-31, and not yes, true or empty",
        _ when rules.ExemptTagAccounts.Count > 0 && !rules.ExemptTagAccounts.Contains(key.Account) =>
            "FLEETDIFF_EXEMPT_TAG_ACCOUNTS does not list the account",
        null when rules.ExemptTagMaxDays is { } days =>
            $"FLEETDIFF_EXEMPT_TAG_MAX_DAYS requires a date at most {days} days ahead",
        { } end when end.DayNumber - date.DayNumber > rules.ExemptTagMaxDays =>
            $"it is more than the {rules.ExemptTagMaxDays} days ahead that FLEETDIFF_EXEMPT_TAG_MAX_DAYS allows",
        _ => null,
    };

    private void ReportRefusal(InstanceKey key, string value, string why)
    {
        var (count, shown) = _refused.GetValueOrDefault(key.AccountNumber, (0, []));
        if (count < MaxWarningsPerAccount)
        {
            shown.Add($"Exempt tag of {key}: its value '{SafeText.ToSingleLine(value, MaxValueLength)}' exempts nothing: {why}.");
        }

        _refused[key.AccountNumber] = (count + 1, shown);
    }
}
