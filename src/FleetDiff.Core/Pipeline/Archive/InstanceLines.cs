using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FleetDiff.Core.Pipeline.Archive;

/// <summary>Reads the lines of <c>instances.jsonl.gz</c>. The file is untrusted input: its expansion is limited.</summary>
internal static class InstanceLines
{
    /// <summary>The size of the buffers for reading and writing, in bytes.</summary>
    public const int BufferBytes = 64 * 1024;

    // 50 tags of maximum length with every character escaped need a quarter of this (Amazon EC2 User Guide, Tag
    // restrictions). Without a limit, a few kilobytes of gzip can expand to a line of gigabytes.
    private const int MaxLineBytes = 1024 * 1024;

    // Rows are similar: a file is about 20 times as long as its gzip. A malicious gzip can expand to 1,000 times its
    // length.
    private const long MinBytes = 64 * 1024 * 1024;
    private const int MaxRatio = 250;

    /// <summary>Reads the lines of a file. The bytes of a line are valid until the next line is read.</summary>
    /// <exception cref="InvalidDataException">The file is not gzip or is cut, or a line or the file is too long.</exception>
    public static async IAsyncEnumerable<ReadOnlySequence<byte>> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var reader = PipeReader.Create(gzip, new(bufferSize: BufferBytes));
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
}
