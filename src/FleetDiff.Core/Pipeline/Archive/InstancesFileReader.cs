using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Reads <c>instances.jsonl.gz</c>, one instance at a time, in the order of the file: by key.</summary>
public static class InstancesFileReader
{
    /// <summary>Reads the instances of a file. For managed instances only the key is read.</summary>
    /// <exception cref="InvalidDataException">The file is not a gzip file, is truncated, or is not sorted by key.</exception>
    /// <exception cref="JsonException">A line is not an instance.</exception>
    /// <exception cref="FormatException">The account, Region or instance id of a line is invalid.</exception>
    public static async IAsyncEnumerable<ArchivedInstance> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        InstanceKey? last = null;
        await foreach (var line in InstancesFile.ReadLinesAsync(stream, cancellationToken))
        {
            var row = ParseRow(line);
            if (last >= row.Key)
            {
                throw new InvalidDataException($"The file is not sorted: {row.Key} follows {last}.");
            }

            last = row.Key;
            yield return row;
        }
    }

    // The verdict follows the key and the tags. For most lines, reading ends there.
    private static ArchivedInstance ParseRow(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        string? account = null, region = null, instance = null;
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false })
            {
                continue;
            }

            if (reader.ValueTextEquals("account"u8))
            {
                account = InstancesFile.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("region"u8))
            {
                region = InstancesFile.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("instance"u8))
            {
                instance = InstancesFile.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("verdict"u8))
            {
                reader.Read();
                if (reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false }
                    && reader.ValueTextEquals("managed"u8)
                    && InstanceKey.TryParse(account, region, instance, out var key))
                {
                    return new(key);
                }

                break;
            }
        }

        var whole = new Utf8JsonReader(line);
        var row = JsonSerializer.Deserialize(ref whole, ArchiveJson.Instance.ReportedInstance)
            ?? throw new JsonException("A line is null.");
        return new(row.Key, row);
    }
}
