using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary><c>instances.jsonl.gz</c>: one line of JSON for each instance of the inventory.</summary>
public static class InstancesFile
{
    private static readonly byte[] EmptyGzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Writes the file line by line.</summary>
    public static async Task WriteAsync(RunFindings findings, Stream stream, CancellationToken cancellationToken)
    {
        if (!WriteLines(findings.GetInstances(), stream, cancellationToken))
        {
            // GZipStream writes nothing for empty input, and an empty file is not a gzip file.
            await stream.WriteAsync(EmptyGzip, cancellationToken);
        }
    }

    // Writes synchronously, which is faster for many short lines: every archive writes to a local file first.
    private static bool WriteLines(IEnumerable<ReportedInstance> rows, Stream stream, CancellationToken cancellationToken)
    {
        var any = false;
        using var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        // BufferedStream would also flush the gzip stream.
        using var lines = new MemoryStream();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            any = true;
            JsonSerializer.Serialize(lines, row, ArchiveJson.Instance.ReportedInstance);
            lines.WriteByte((byte)'\n');
            if (lines.Length >= InstanceLines.BufferBytes)
            {
                lines.WriteTo(gzip);
                lines.SetLength(0);
            }
        }

        lines.WriteTo(gzip);
        return any;
    }

    /// <summary>Finds the last date on which each of the given instances was managed. Reads the file once.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="wanted">The instances to find.</param>
    /// <param name="run">The date of the file. Later dates in the file are ignored.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidDataException">The file is not gzip or is cut, or a line or the file is too long.</exception>
    /// <exception cref="JsonException">A line is not an instance.</exception>
    internal static async Task<Dictionary<InstanceKey, DateOnly>> ReadLastManagedAsync(
        Stream stream, IReadOnlySet<InstanceKey> wanted, DateOnly run, CancellationToken cancellationToken)
    {
        var found = new Dictionary<InstanceKey, DateOnly>();
        await foreach (var line in InstanceLines.ReadAsync(stream, cancellationToken))
        {
            var row = Parse(line, ArchiveJson.Instance.InstanceLine);
            if (row.LastManaged <= run && row.TryGetKey(out var key) && wanted.Contains(key))
            {
                found[key] = row.LastManaged.Value;
            }
        }

        return found;
    }

    /// <summary>Finds the lines of an instance by its id. Reads the file once.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="instance">The instance id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>One instance for each account and Region with this id, usually one or none.</returns>
    /// <exception cref="InvalidDataException">The file is not gzip or is cut, or a line or the file is too long.</exception>
    /// <exception cref="JsonException">A line is not an instance.</exception>
    /// <exception cref="FormatException">The account, Region or instance id of a line is invalid.</exception>
    public static async Task<IReadOnlyList<ReportedInstance>> FindAsync(
        Stream stream, string instance, CancellationToken cancellationToken)
    {
        var found = new List<ReportedInstance>();
        await foreach (var line in InstanceLines.ReadAsync(stream, cancellationToken))
        {
            if (Parse(line, ArchiveJson.Instance.InstanceLine).Instance == instance)
            {
                found.Add(Parse(line, ArchiveJson.Instance.ReportedInstance));
            }
        }

        return found;
    }

    /// <summary>Reads the instances of a file, in its order: by key. For managed instances only the key is read.</summary>
    /// <exception cref="InvalidDataException">The file is not a gzip file, is truncated, or is not sorted by key.</exception>
    /// <exception cref="JsonException">A line is not an instance.</exception>
    /// <exception cref="FormatException">The account, Region or instance id of a line is invalid.</exception>
    public static async IAsyncEnumerable<ArchivedInstance> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        InstanceKey? last = null;
        await foreach (var line in InstanceLines.ReadAsync(stream, cancellationToken))
        {
            var fields = Parse(line, ArchiveJson.Instance.InstanceLine);
            var row = fields.Verdict == "managed" && fields.TryGetKey(out var key)
                ? new ArchivedInstance(key)
                : new ArchivedInstance(Parse(line, ArchiveJson.Instance.ReportedInstance));
            if (last?.CompareTo(row.Key) >= 0)
            {
                throw new InvalidDataException($"The file is not sorted: {row.Key} follows {last}.");
            }

            last = row.Key;
            yield return row;
        }
    }

    private static T Parse<T>(ReadOnlySequence<byte> line, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), type)
            ?? throw new JsonException("A line is null.");
}

/// <summary>The fields of a line that are read without the others. Each can be missing.</summary>
public sealed record InstanceLine(string? Account, string? Region, string? Instance, string? Verdict, DateOnly? LastManaged)
{
    internal bool TryGetKey(out InstanceKey key) => InstanceKey.TryParse(Account, Region, Instance, out key);
}
