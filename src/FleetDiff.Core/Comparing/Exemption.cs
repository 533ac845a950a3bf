using System.Globalization;
using FleetDiff.Fleet;

namespace FleetDiff.Comparing;

/// <summary>What the exempt tag of an instance says.</summary>
/// <param name="Tag">The tag's key.</param>
/// <param name="Value">Its value: a date, a reason in words, or nothing.</param>
/// <param name="Until">The date on which the exemption ends, or null when the value is no date.</param>
public sealed record Exemption(string Tag, string Value, DateOnly? Until)
{
    /// <summary>The rule as a person would name it.</summary>
    public string Rule => Until is { } until
        ? $"tag {Tag}, until {until:yyyy-MM-dd}"
        : Value.Length == 0 ? $"tag {Tag}" : $"tag {Tag}={Value}";

    /// <summary>
    /// Whether an instance is exempt on a date: it carries the tag, and the date in it, if it has one, is still to come.
    /// A value that looks like a date and is none exempts nothing, so that a typo cannot exempt for ever.
    /// </summary>
    /// <param name="tags">The instance's tags.</param>
    /// <param name="tag">The exempt tag's key.</param>
    /// <param name="date">The night.</param>
    /// <param name="misread">The value, when it looks like a date and is none.</param>
    public static Exemption? Of(Tags tags, string tag, DateOnly date, out string? misread)
    {
        misread = null;
        if (tags[tag] is not { } value)
        {
            return null;
        }

        value = value.Trim();
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            return date < until ? new(tag, value, until) : null;
        }

        if (LooksLikeADate(value))
        {
            misread = value;
            return null;
        }

        return new(tag, value, null);
    }

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
