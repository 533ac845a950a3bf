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
        await foreach (var line in InstanceLines.ReadAsync(stream, cancellationToken))
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
        var key = new InstanceLineKey();
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false }
                && !key.TryRead(ref reader) && reader.ValueTextEquals("verdict"u8))
            {
                reader.Read();
                if (reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false }
                    && reader.ValueTextEquals("managed"u8) && key.TryParse(out var instance))
                {
                    return new(instance);
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
