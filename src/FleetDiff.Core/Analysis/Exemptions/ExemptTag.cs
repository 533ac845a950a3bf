using System.Globalization;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>What the exempt tag of an instance says.</summary>
/// <param name="Value">Its value, trimmed.</param>
/// <param name="Meaning">What the value means.</param>
/// <param name="Until">The date on which the exemption ends, or null when the value is no date.</param>
internal readonly record struct ExemptTag(string Value, ExemptTagMeaning Meaning, DateOnly? Until = null)
{
    /// <summary>Reads the tag, or null when the instance does not carry it.</summary>
    public static ExemptTag? Read(Tags tags, string key) =>
        tags[key]?.Trim() is not { } value ? null
        : TryParseDate(value, out var until) ? new(value, ExemptTagMeaning.Exempt, until)
        : new(value, ParseMeaning(value));

    public static bool TryParseDate(ReadOnlySpan<char> value, out DateOnly date) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public bool HasEnded(DateOnly date) => Until <= date;

    // A value that is none of these must not exempt for ever: it may be a mistyped date.
    private static ExemptTagMeaning ParseMeaning(string value) => value.ToUpperInvariant() switch
    {
        "" or "YES" or "TRUE" => ExemptTagMeaning.Exempt,
        "NO" or "FALSE" or "0" or "OFF" => ExemptTagMeaning.NotExempt,
        _ => ExemptTagMeaning.Unclear,
    };
}

/// <summary>What the value of an exempt tag means.</summary>
internal enum ExemptTagMeaning
{
    /// <summary>The instance is exempt, until the date if the value is one.</summary>
    Exempt,

    /// <summary>The instance is not exempt: no, false, 0 or off.</summary>
    NotExempt,

    /// <summary>Nobody knows: the instance is not exempt, and the report warns.</summary>
    Unclear,
}
