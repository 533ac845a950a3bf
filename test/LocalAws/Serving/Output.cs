using System.Buffers;
using System.Text.Json;

namespace LocalAws.Serving;

/// <summary>The JSON of a response.</summary>
internal static class Output
{
    public static Answer Json(int status, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return new Answer(status, "application/json", buffer.WrittenMemory)
        {
            Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = Guid.NewGuid().ToString() },
        };
    }

    public static Answer Error(ServiceError error)
    {
        var answer = Json(error.Status, json =>
        {
            json.WriteString("Message", error.Message);
            if (error.Fields.Count > 0)
            {
                json.WriteArray("FieldList", error.Fields, field =>
                {
                    json.WriteStartObject();
                    json.WriteString("Name", field.Name);
                    json.WriteString("ValidationIssue", field.Issue);
                    json.WriteEndObject();
                });
            }
        });
        return answer with
        {
            Headers = new Dictionary<string, string>(answer.Headers) { ["x-amzn-ErrorType"] = error.Code },
        };
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime);
}
