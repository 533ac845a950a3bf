using System.Text.Json;

namespace FleetDiff.Aws;

/// <summary>Reads an answer of ListResources (Resource Explorer API Reference).</summary>
internal static class ResourceReader
{
    /// <summary>Reads the answer once and forwards.</summary>
    /// <param name="bytes">Holds it.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="rest">Takes whatever is not the resources.</param>
    /// <returns>The resources; null when it has none.</returns>
    /// <exception cref="Exception">It is not what the service documents: see <see cref="IsRefusal"/>.</exception>
    public static List<ResourceRow>? Read(byte[] bytes, int length, Utf8JsonWriter rest)
    {
        List<ResourceRow>? rows = null;
        var reader = new Utf8JsonReader(bytes.AsSpan(0, length));
        reader.Read();
        Expect(reader, JsonTokenType.StartObject);
        rest.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Resources"u8))
            {
                rows = Resources(ref reader, bytes);
                continue;
            }

            rest.WritePropertyName(reader.GetString() ?? "");
            var part = Value(ref reader);
            rest.WriteRawValue(bytes.AsSpan(part.Start, part.Length));
        }

        rest.WriteEndObject();
        rest.Flush();
        // What comes after the answer's end is no JSON either.
        reader.Read();
        return rows;
    }

    /// <summary>Whether it was thrown because the answer is not as it should be.</summary>
    public static bool IsRefusal(Exception e) =>
        e is JsonException or InvalidOperationException or FormatException or ArgumentOutOfRangeException;

    private static List<ResourceRow>? Resources(ref Utf8JsonReader reader, byte[] bytes)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Expect(reader, JsonTokenType.StartArray);
        var rows = new List<ResourceRow>(ResourcePages.PageSize);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader, JsonTokenType.StartObject);
            rows.Add(Resource(ref reader, bytes));
        }

        return rows;
    }

    private static ResourceRow Resource(ref Utf8JsonReader reader, byte[] bytes)
    {
        ResourceRow.Part arn = default, account = default, region = default, tags = default;
        DateTimeOffset? reportedAt = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("Arn"u8))
            {
                arn = Text(ref reader);
            }
            else if (reader.ValueTextEquals("OwningAccountId"u8))
            {
                account = Text(ref reader);
            }
            else if (reader.ValueTextEquals("Region"u8))
            {
                region = Text(ref reader);
            }
            else if (reader.ValueTextEquals("LastReportedAt"u8))
            {
                reportedAt = Time(ref reader);
            }
            else if (reader.ValueTextEquals("Properties"u8))
            {
                tags = Properties(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(bytes, reportedAt) { ArnPart = arn, AccountPart = account, RegionPart = region, TagsPart = tags };
    }

    private static ResourceRow.Part Properties(ref Utf8JsonReader reader)
    {
        var tags = default(ResourceRow.Part);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return tags;
        }

        Expect(reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader, JsonTokenType.StartObject);
            tags = Property(ref reader) ?? tags;
        }

        return tags;
    }

    // The data of the property that is named tags; which of the two comes first is of no matter.
    private static ResourceRow.Part? Property(ref Utf8JsonReader reader)
    {
        var isTags = false;
        var data = default(ResourceRow.Part);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("Data"u8))
            {
                data = Value(ref reader);
            }
            else if (reader.ValueTextEquals("Name"u8))
            {
                reader.Read();
                isTags = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("tags"u8);
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        return isTags ? data : null;
    }

    private static ResourceRow.Part Text(ref Utf8JsonReader reader)
    {
        var part = Value(ref reader);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        Expect(reader, JsonTokenType.String);
        return part;
    }

    // ISO 8601 by the service's model; a number of seconds since 1970 is JSON's usual time elsewhere.
    private static DateTimeOffset? Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => DateTimeOffset.UnixEpoch.AddSeconds(reader.GetDouble()),
            _ => reader.GetDateTimeOffset().ToUniversalTime(),
        };
    }

    // From a name to the end of its value.
    private static ResourceRow.Part Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new(start, (int)reader.BytesConsumed - start);
    }

    private static void Expect(in Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw new InvalidOperationException($"The answer has {reader.TokenType} in place of {token}.");
        }
    }
}
