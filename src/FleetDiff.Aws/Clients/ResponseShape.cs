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
    /// <exception cref="JsonException">The name of a member is not valid Unicode.</exception>
    public static string? FindInvalidList(ReadOnlySpan<byte> json)
    {
        // Like the reader of the SDK (AWSSDK.Core, StreamingUtf8JsonReader), skips a byte order mark and accepts trailing commas.
        var reader = new Utf8JsonReader(
            json.StartsWith("\uFEFF"u8) ? json[3..] : json, new JsonReaderOptions { AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    reader.Skip();
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth <= MaxListDepth
                    && FindName(reader) is { } name)
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
        catch (InvalidOperationException e)
        {
            throw new JsonException("A name is not valid Unicode.", e);
        }

        return null;
    }

    private static string? FindName(Utf8JsonReader reader)
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
