using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary><c>instances.jsonl.gz</c>: one line of JSON for each instance of the inventory.</summary>
public static class InstancesFile
{
    private const int FlushBytes = 64 * 1024;

    // 50 tags of maximum length with every character escaped need a quarter of this (Amazon EC2 User Guide, Tag
    // restrictions). Without a limit, a few kilobytes of gzip can expand to a line of gigabytes.
    private const int MaxLineBytes = 1024 * 1024;

    // Rows are similar: a file is about 20 times as long as its gzip. A malicious gzip can expand to 1,000 times its
    // length.
    private const long MinBytes = 64 * 1024 * 1024;
    private const int MaxRatio = 250;

    private static readonly byte[] EmptyGzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Writes the file line by line.</summary>
    public static async Task WriteAsync(RunFindings findings, Stream stream, CancellationToken cancellationToken)
    {
        var lines = new ArrayBufferWriter<byte>(2 * FlushBytes);
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
            if (lines.WrittenCount >= FlushBytes)
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
        await foreach (var line in ReadLinesAsync(stream, cancellationToken))
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
        await foreach (var line in ReadLinesAsync(stream, cancellationToken))
        {
            Find(line, id, found);
        }

        return found;
    }

    /// <summary>Reads the lines of a file. The bytes of a line are valid until the next line is read.</summary>
    internal static async IAsyncEnumerable<ReadOnlySequence<byte>> ReadLinesAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var reader = PipeReader.Create(gzip, new(bufferSize: FlushBytes));
        var most = MinBytes + (MaxRatio * stream.Length);
        var (lines, bytes) = (0L, 0L);
        ReadResult read;
        do
        {
            read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                (lines, bytes) = (lines + 1, bytes + line.Length + 1);
                if (bytes > most)
                {
                    throw new InvalidDataException($"{stream.Length} bytes expand to more than {most} bytes.");
                }

                yield return line;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            // GZipStream does not detect a truncated file. A complete file has at least one line and ends with a newline.
            if (read.IsCompleted && (!rest.IsEmpty || lines == 0))
            {
                throw new InvalidDataException("The file is truncated.");
            }

            if (rest.Length > MaxLineBytes)
            {
                throw new InvalidDataException($"A line is longer than {MaxLineBytes} bytes.");
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
        while (!read.IsCompleted);
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
        string? account = null, region = null, instance = null;
        DateOnly? lastManaged = null;
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false })
            {
                continue;
            }

            if (reader.ValueTextEquals("account"u8))
            {
                account = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("region"u8))
            {
                region = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("instance"u8))
            {
                instance = ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("lastManaged"u8))
            {
                lastManaged = DateOnly.TryParse(ReadString(ref reader), out var date) ? date : null;
            }
        }

        if (lastManaged is { } last && last <= run
            && InstanceKey.TryParse(account, region, instance, out var key) && wanted.Contains(key))
        {
            found[key] = last;
        }
    }

    internal static string? ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        try
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A value is not valid UTF-8.", e);
        }
    }
}
