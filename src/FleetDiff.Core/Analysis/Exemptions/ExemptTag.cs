using System.Globalization;
using FleetDiff.Core.Model;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>The exempt tag of an instance.</summary>
/// <param name="Value">The value, trimmed.</param>
/// <param name="Meaning">The meaning of the value.</param>
/// <param name="Until">The date on which the exemption ends, or null when the value is not a date.</param>
internal readonly record struct ExemptTag(string Value, ExemptTagMeaning Meaning, DateOnly? Until = null)
{
    /// <summary>Reads the tag. Returns null when the instance does not have it.</summary>
    public static ExemptTag? Read(Tags tags, string key) =>
        tags[key]?.Trim() is not { } value ? null
        : TryParseDate(value, out var until) ? new(value, ExemptTagMeaning.Exempt, until)
        : new(value, ParseMeaning(value));

    public static bool TryParseDate(ReadOnlySpan<char> value, out DateOnly date) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public bool HasEnded(DateOnly date) => Until <= date;

    // Any other value may be a mistyped date and must not exempt without an end.
    private static ExemptTagMeaning ParseMeaning(string value) => value.ToUpperInvariant() switch
    {
        "" or "YES" or "TRUE" => ExemptTagMeaning.Exempt,
        "NO" or "FALSE" or "0" or "OFF" => ExemptTagMeaning.NotExempt,
        _ => ExemptTagMeaning.Unclear,
    };
}

/// <summary>The meaning of the value of an exempt tag.</summary>
internal enum ExemptTagMeaning
{
    /// <summary>The instance is exempt, until the date if the value is a date.</summary>
    Exempt,

    /// <summary>The instance is not exempt: no, false, 0 or off.</summary>
    NotExempt,

    /// <summary>The value is not valid. The instance is not exempt, and the report has a warning.</summary>
    Unclear,
}
