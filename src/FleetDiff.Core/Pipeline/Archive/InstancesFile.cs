using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary><c>instances.jsonl.gz</c>: one line of JSON for each instance of the inventory.</summary>
public static class InstancesFile
{
    private const int BufferBytes = InstanceLines.BufferBytes;

    private static readonly byte[] EmptyGzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Writes the file line by line.</summary>
    public static async Task WriteAsync(RunFindings findings, Stream stream, CancellationToken cancellationToken)
    {
        var lines = new ArrayBufferWriter<byte>(2 * BufferBytes);
        await using var json = new Utf8JsonWriter(lines, new()
        {
            Encoder = ArchiveJson.Instance.Options.Encoder,
            SkipValidation = true,
        });
        await using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        var any = false;
        foreach (var row in findings.GetInstances())
        {
            any = true;
            JsonSerializer.Serialize(json, row, ArchiveJson.Instance.ReportedInstance);
            await json.FlushAsync(cancellationToken);
            json.Reset();
            lines.Write("\n"u8);
            if (lines.WrittenCount >= BufferBytes)
            {
                await gzip.WriteAsync(lines.WrittenMemory, cancellationToken);
                lines.ResetWrittenCount();
            }
        }

        await gzip.WriteAsync(lines.WrittenMemory, cancellationToken);
        if (!any)
        {
            // GZipStream writes nothing for empty input, and an empty file is not a gzip file.
            await stream.WriteAsync(EmptyGzip, cancellationToken);
        }
    }

    /// <summary>
    /// Finds the last date on which each of the given instances was managed. Reads the file once.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="wanted">The instances to find.</param>
    /// <param name="run">The date of the file. Later dates in the file are ignored.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidDataException">
    /// The file is not a gzip file, is truncated, has a line that is too long, or expands too much.
    /// </exception>
    /// <exception cref="JsonException">A line is not an instance.</exception>
    public static async Task<Dictionary<InstanceKey, DateOnly>> ReadLastManagedAsync(
        Stream stream, IReadOnlySet<InstanceKey> wanted, DateOnly run, CancellationToken cancellationToken)
    {
        var found = new Dictionary<InstanceKey, DateOnly>();
        await foreach (var line in InstanceLines.ReadAsync(stream, cancellationToken))
        {
            CollectLastManaged(line, wanted, run, found);
        }

        return found;
    }

    /// <summary>Finds the lines of an instance by its id. Reads the file once.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="instance">The instance id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One instance for each account and Region with this id, usually one or none.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is not a gzip file, is truncated, or has a line that is too long.
    /// </exception>
    /// <exception cref="JsonException">A line is not an instance.</exception>
    /// <exception cref="FormatException">The account, Region or instance id of a line is invalid.</exception>
    public static async Task<IReadOnlyList<ReportedInstance>> FindAsync(
        Stream stream, string instance, CancellationToken cancellationToken)
    {
        var id = Encoding.UTF8.GetBytes(instance);
        var found = new List<ReportedInstance>();
        await foreach (var line in InstanceLines.ReadAsync(stream, cancellationToken))
        {
            Find(line, id, found);
        }

        return found;
    }

    // The searched names and values contain no escapes, and comparing an invalid escape throws. The id is the third field:
    // the rest of a line with another id is not read.
    private static void Find(ReadOnlySequence<byte> line, ReadOnlySpan<byte> id, List<ReportedInstance> found)
    {
        var reader = new Utf8JsonReader(line);
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false }
                || !reader.ValueTextEquals("instance"u8))
            {
                continue;
            }

            reader.Read();
            if (reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && reader.ValueTextEquals(id))
            {
                var whole = new Utf8JsonReader(line);
                found.Add(JsonSerializer.Deserialize(ref whole, ArchiveJson.Instance.ReportedInstance)
                    ?? throw new JsonException("A line is null."));
            }

            return;
        }
    }

    private static void CollectLastManaged(
        ReadOnlySequence<byte> line, IReadOnlySet<InstanceKey> wanted, DateOnly run,
        Dictionary<InstanceKey, DateOnly> found)
    {
        var reader = new Utf8JsonReader(line);
        var key = new InstanceLineKey();
        DateOnly? lastManaged = null;
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false })
            {
                continue;
            }

            if (!key.TryRead(ref reader) && reader.ValueTextEquals("lastManaged"u8))
            {
                lastManaged = DateOnly.TryParse(InstanceLines.ReadString(ref reader), out var date) ? date : null;
            }
        }

        if (lastManaged is { } last && last <= run
            && key.TryParse(out var instance) && wanted.Contains(instance))
        {
            found[instance] = last;
        }
    }
}
