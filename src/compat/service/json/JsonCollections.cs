using System.Text.Json;
using Amazon.Runtime.Documents;

namespace FleetDiff.Compat.Service.Json;

internal delegate T JsonValue<out T>(ref JsonInput json);

internal static class JsonCollections
{
    public static List<T> List<T>(this ref JsonInput json, JsonValue<T> element)
    {
        if (json.IsNull)
        {
            return null;
        }

        var list = new List<T>();
        while (json.NextUntil(JsonTokenType.EndArray))
        {
            list.Add(element(ref json));
        }

        return list;
    }

    public static Dictionary<string, T> Map<T>(this ref JsonInput json, JsonValue<T> element)
    {
        if (json.IsNull)
        {
            return null;
        }

        var map = new Dictionary<string, T>();
        while (json.NextUntil(JsonTokenType.EndObject))
        {
            var key = json.Word();
            json.Next();
            map[key] = element(ref json);
        }

        return map;
    }

    public static Document Document(this ref JsonInput json) => json.Token switch
    {
        JsonTokenType.StartArray => new Document(json.List(Document)),
        JsonTokenType.StartObject => new Document(json.Map(Document)),
        JsonTokenType.String => new Document(json.Word()),
        JsonTokenType.Number => json.Number(),
        JsonTokenType.True or JsonTokenType.False => new Document(json.Bool().GetValueOrDefault()),
        _ => default,
    };
}
