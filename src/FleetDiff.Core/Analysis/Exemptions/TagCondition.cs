using System.Diagnostics.CodeAnalysis;

namespace FleetDiff.Core.Analysis.Exemptions;

/// <summary>A condition on an instance's tags: <c>team=batch</c>, or <c>team</c> for any value.</summary>
/// <param name="Key">The key of the tag.</param>
/// <param name="Value">The value, or null for any value.</param>
public readonly record struct TagCondition(string Key, string? Value)
{
    // The limits of EC2 for a tag (Amazon EC2 User Guide, Tag restrictions).
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    /// <summary>Parses <c>key=value</c> or <c>key</c>. The first equals sign ends the key.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TagCondition? condition)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var key = (equals < 0 ? text : text[..equals]).Trim();
        var value = equals < 0 ? null : text[(equals + 1)..].Trim();
        condition = key.Length is > 0 and <= MaxKeyLength && !(value?.Length > MaxValueLength) && !IsWildcard(key)
            && !IsWildcard(value) && !text.Any(char.IsControl)
                ? new TagCondition(key, value)
                : null;
        return condition is not null;
    }

    /// <summary>Formats the condition as <c>key=value</c> or <c>key</c>.</summary>
    public override string ToString() => Value is null ? Key : $"{Key}={Value}";

    private static bool IsWildcard(string? text) => text?.Contains('*', StringComparison.Ordinal) ?? false;
}
