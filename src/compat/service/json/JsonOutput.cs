using System.Text.Json;

namespace FleetDiff.Compat.Service.Json;

// Writes the members of a request. Members that are not set are not sent.
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

    public static Utf8JsonWriter Object<T>(
        this Utf8JsonWriter json, string name, T value, Action<T, Utf8JsonWriter> write)
        where T : class
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.Value(value, write);
        }

        return json;
    }

    public static Utf8JsonWriter Objects<T>(
        this Utf8JsonWriter json, string name, List<T> values, Action<T, Utf8JsonWriter> write)
        where T : class
    {
        if (values is not null)
        {
            json.WriteStartArray(name);
            values.ForEach(value => json.Value(value, write));
            json.WriteEndArray();
        }

        return json;
    }

    public static void Value<T>(this Utf8JsonWriter json, T value, Action<T, Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(value, json);
        json.WriteEndObject();
    }
}
