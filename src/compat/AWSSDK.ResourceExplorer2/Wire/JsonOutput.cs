using System.Text.Json;
using Amazon.ResourceExplorer2.Model;

namespace Amazon.ResourceExplorer2.Wire;

// The members of a request; one that was not set is not sent.
internal static class JsonOutput
{
    public static Utf8JsonWriter Member(this Utf8JsonWriter json, string name, string value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }

        return json;
    }

    public static Utf8JsonWriter Member(this Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }

        return json;
    }

    public static Utf8JsonWriter Member(this Utf8JsonWriter json, string name, List<string> values)
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            values.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        return json;
    }

    public static Utf8JsonWriter Member(this Utf8JsonWriter json, string name, SearchFilter filter)
    {
        if (filter is not null)
        {
            json.WriteStartObject(name);
            json.Member("FilterString", filter.FilterString);
            json.WriteEndObject();
        }

        return json;
    }
}
