using System.Text;
using System.Text.Json.Nodes;

namespace LocalAws.Serving;

/// <summary>The JSON of a response. A member without a value is omitted.</summary>
internal static class Json
{
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json.Add(name, value);
            }
        }

        return json;
    }

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    public static JsonArray Texts(IEnumerable<string> texts) => Array(texts, text => text);

    /// <summary>Formats a time as REST JSON does.</summary>
    public static JsonNode Time(DateTimeOffset time) => time.UtcDateTime;

    /// <summary>Formats a time as the JSON protocol does: the number of seconds since 1970.</summary>
    public static JsonNode Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    public static Answer Answer(int status, JsonObject body) =>
        new(status, "application/json", Encoding.UTF8.GetBytes(body.ToJsonString()))
        {
            Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = Guid.NewGuid().ToString() },
        };
}
