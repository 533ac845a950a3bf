using System.Text.Json;

namespace FleetDiff.Aws.Clients;

/// <summary>
/// Checks that the lists of a JSON response are lists. The unmarshaller of the SDK reads to the end of a list without
/// checking for its start (AWSSDK.Core, JsonListUnmarshaller): a number in the place of a list would exhaust the memory.
/// </summary>
internal static class ResponseShape
{
    private const int MaxListDepth = 2;

    // The lists in the first two levels of the responses that FleetDiff reads (API references of AWS Config, AWS
    // Organizations, Resource Explorer, Security Hub and Systems Manager). All other lists are inside these.
    private static readonly string[] Lists =
    [
        "Accounts", "AvailablePolicyTypes", "Findings", "IncludedProperties", "Indexes", "Nodes", "Resources", "Results",
        "SelectFields", "Summary",
    ];

    /// <summary>Returns the name of the first member that should be a list and is not.</summary>
    /// <returns>The name; null when there is none, or when the JSON cannot be parsed.</returns>
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
