using System.Text.Json;
using System.Text.Json.Serialization;

namespace FleetDiff.Core.Model.Text;

/// <summary>Writes an enum in kebab-case: <c>resource-explorer</c>.</summary>
/// <typeparam name="T">The enum type.</typeparam>
public sealed class KebabCase<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Formats enum values outside JSON.</summary>
public static class KebabCase
{
    /// <summary>Formats a value, such as <c>resource-explorer</c>.</summary>
    public static string Format<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
