using System.Text.Json;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Whether the lists of a JSON answer are lists. The SDK's unmarshaller looks for the end of a list without having seen
/// its start (AWSSDK.Core, JsonListUnmarshaller): a number in the place of a list would take all memory there is.
/// </summary>
internal static class ResponseShape
{
    private const int MaxListDepth = 2;

    // The lists at the top of the answers that FleetDiff reads, or in an object there (API references of AWS Config,
    // Resource Explorer, Security Hub and Systems Manager). Deeper ones are within these.
    private static readonly string[] Lists =
        ["Findings", "IncludedProperties", "Indexes", "Nodes", "Resources", "Results", "SelectFields", "Summary"];

    /// <summary>The name of a list that is something else, or null when there is none or the JSON cannot be read.</summary>
    /// <param name="json">The answer, UTF-8.</param>
    public static string? FindInvalidList(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    reader.Skip();
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth <= MaxListDepth
                    && GetName(reader) is { } name)
                {
                    reader.Read();
                    if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null))
                    {
                        return name;
                    }

                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // Let the SDK report the parse error.
        }

        return null;
    }

    private static string? GetName(Utf8JsonReader reader)
    {
        foreach (var name in Lists)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }
}
