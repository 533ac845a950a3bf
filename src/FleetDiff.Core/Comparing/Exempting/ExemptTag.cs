using System.Globalization;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing.Exempting;

/// <summary>
/// What the exempt tag of an instance says. A value that looks like a date and is none exempts nothing, so that a typo
/// cannot exempt for ever.
/// </summary>
/// <param name="Key">The tag's key.</param>
/// <param name="Value">Its value: a date, a reason in words, or nothing.</param>
/// <param name="Until">The date on which it ends, or null when the value is no date.</param>
/// <param name="IsMisread">Whether the value looks like a date and is none.</param>
internal readonly record struct ExemptTag(string Key, string Value, DateOnly? Until, bool IsMisread)
{
    /// <summary>Reads the tag, or null when the instance does not carry it.</summary>
    public static ExemptTag? Read(Tags tags, string key)
    {
        if (tags[key]?.Trim() is not { } value)
        {
            return null;
        }

        return TryParseDate(value, out var until)
            ? new(key, value, until, IsMisread: false)
            : new(key, value, null, LooksLikeADate(value));
    }

    public static bool TryParseDate(ReadOnlySpan<char> value, out DateOnly date) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public bool HasEnded(DateOnly date) => Until <= date;

    public Exemption ToExemption() => Until is { } until
        ? new($"tag {Key}, until {until:yyyy-MM-dd}", until)
        : Value.Length == 0 ? new($"tag {Key}", null) : new($"tag {Key}={Value}", null, Reason: Value);

    // 31.03.2027, 2027/3/31, 2027年3月31日, 20270331, and what an input method or a mail program makes of 2027-03-31.
    private static bool LooksLikeADate(string value)
    {
        var digits = value.TakeWhile(char.IsDigit).Count();
        return digits is >= 1 and <= 4 && digits < value.Length
            ? value[digits] is '/' or '.' or '／' or '．' or '年' or '月'
                || char.GetUnicodeCategory(value[digits]) == UnicodeCategory.DashPunctuation
            : DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
