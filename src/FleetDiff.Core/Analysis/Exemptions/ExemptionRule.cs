using System.Globalization;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>A rule of <c>exemptions.csv</c>: which instances are exempt, until when and why.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Account">The account id, or null for every account.</param>
/// <param name="Region">The Region, or null for every Region.</param>
/// <param name="Instance">The instance id, or null for every instance.</param>
/// <param name="Tag">The condition on the tags, or null.</param>
/// <param name="Until">The date on which the rule ends, or null when it has no end.</param>
/// <param name="Reason">The reason for the exemption.</param>
/// <param name="Owner">The person or team responsible for the rule, or null.</param>
public sealed record ExemptionRule(
    int Line,
    string? Account,
    Region? Region,
    string? Instance,
    TagCondition? Tag,
    DateOnly? Until,
    string Reason,
    string? Owner)
{
    /// <summary>
    /// The name of the cluster, environment, Auto Scaling group, fleet or stack that launched the instances, or null.
    /// Instances that it launches later are exempt too.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Whether the rule names an account and exempts all of it, or all of a Region in it.</summary>
    public bool ExemptsAll => Account is not null && Instance is null && Tag is null && Group is null;

    /// <summary>Parses the date on which an exemption ends, such as <c>2027-03-31</c>; null when it is not a date.</summary>
    internal static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Returns whether the rule has ended by a date. The end date itself is not exempt.</summary>
    public bool HasEnded(DateOnly date) => Until <= date;

    /// <summary>
    /// Formats the rule for people: <c>exemptions.csv line 7: nightly batch workers (owner platform@example.com, until
    /// 2027-03-31)</c>.
    /// </summary>
    public override string ToString()
    {
        var details = new[]
        {
            Owner is null ? null : $"owner {Owner}",
            Until is { } until ? $"until {TextFormat.Date(until)}" : null,
        }.OfType<string>().ToList();
        return $"exemptions.csv line {Line}: {Reason}{(details.Count > 0 ? $" ({string.Join(", ", details)})" : "")}";
    }
}

/// <summary>A condition on an instance's tags: <c>team=batch</c>, or <c>team</c> for any value.</summary>
/// <param name="Key">The key of the tag.</param>
/// <param name="Value">The value, or null for any value.</param>
public readonly record struct TagCondition(string Key, string? Value)
{
    // The limits of EC2 for a tag (Amazon EC2 User Guide, Tag restrictions).
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    /// <summary>Parses <c>key=value</c> or <c>key</c>; null when it is neither. The first equals sign ends the key.</summary>
    public static TagCondition? Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var key = (equals < 0 ? text : text[..equals]).Trim();
        var value = equals < 0 ? null : text[(equals + 1)..].Trim();
        var isValid = key.Length is > 0 and <= MaxKeyLength && !(value?.Length > MaxValueLength)
            && !text.Contains('*', StringComparison.Ordinal) && !text.Any(char.IsControl);
        return isValid ? new TagCondition(key, value) : null;
    }
}
