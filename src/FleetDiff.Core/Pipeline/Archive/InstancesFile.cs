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

    // 50 tags of the longest kind, each character escaped, are a quarter (Amazon EC2 user guide, Tag restrictions). A
    // few kilobytes of gzip can hold a line of gigabytes.
    private const int MaxLineBytes = 1024 * 1024;

    // Rows are alike, and a file is some 20 times as long as its gzip. A gzip that is made for it can hold 1,000 times
    // its length.
    private const long MinBytes = 64 * 1024 * 1024;
    private const int MaxRatio = 250;

    private static readonly byte[] EmptyGzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Writes the file, a line at a time.</summary>
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
            json.Flush();
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
            // GZipStream writes nothing at all for nothing, and that is no gzip file.
            await stream.WriteAsync(EmptyGzip, cancellationToken);
        }
    }

    /// <summary>
    /// Finds until when some instances were managed, reading a night's file once and keeping only what was asked for.
    /// </summary>
    /// <param name="stream">The file.</param>
    /// <param name="wanted">The instances.</param>
    /// <param name="run">The night of the file; a later date in it is ignored.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">
    /// It is no gzip file, was cut off, has a line too long, or unpacks to far more than it should.
    /// </exception>
    /// <exception cref="JsonException">A line is no instance.</exception>
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

    /// <summary>Finds the lines of an instance, by its id alone, reading a night's file once.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="instance">The instance id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One for each account and Region that has it; nearly always one, or none.</returns>
    /// <exception cref="InvalidDataException">It is no gzip file, was cut off, or has a line too long.</exception>
    /// <exception cref="JsonException">A line is no instance.</exception>
    /// <exception cref="FormatException">A line's account, Region or instance id are none.</exception>
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

    /// <summary>The lines of a file; the bytes of one are valid until the next.</summary>
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
                    throw new InvalidDataException($"{stream.Length} bytes unpack to more than {most}.");
                }

                yield return line;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            // GZipStream takes a file that was cut off for a shorter one. A good night's has a line, and whole ones.
            if (read.IsCompleted && (!rest.IsEmpty || lines == 0))
            {
                throw new InvalidDataException("The file was cut off.");
            }

            if (rest.Length > MaxLineBytes)
            {
                throw new InvalidDataException($"A line is longer than {MaxLineBytes} bytes.");
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
        while (!read.IsCompleted);
    }

    // Nothing that is looked for is written with an escape, and to compare one for half a character throws.
    // The id is the third of a line's fields: of a line that is not wanted, the rest is never read.
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
            throw new JsonException("A value is no UTF-8.", e);
        }
    }
}
