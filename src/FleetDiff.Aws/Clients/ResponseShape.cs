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
    public static string? FindInvalidList(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return FindInvalidList(document.RootElement, MaxListDepth);
        }
        catch (JsonException)
        {
            // Let the SDK report the parse error.
            return null;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A name is not valid Unicode.", e);
        }
    }

    private static string? FindInvalidList(JsonElement json, int depth) => json.ValueKind != JsonValueKind.Object || depth == 0
        ? null
        : json.EnumerateObject()
            .Select(member => Lists.FirstOrDefault(member.NameEquals) is { } list
                ? member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Null ? null : list
                : FindInvalidList(member.Value, depth - 1))
            .FirstOrDefault(invalid => invalid is not null);
}
