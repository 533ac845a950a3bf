using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using FleetDiff.Aws.Inventory;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>
/// Reads the output of <c>aws resource-explorer-2 list-resources</c> or <c>search</c>: one response, or several in a row.
/// Rejects a truncated list.
/// </summary>
internal static class ResourceListFile
{
    // The advice for a file that cannot be used.
    private const string ListHint = "Write the whole list: `aws resource-explorer-2 list-resources --view-arn … "
        + "--filters FilterString=resourcetype:… --output json`, without --max-items, --max-results, --page-size "
        + "and --no-paginate";

    // ListResources returns no NextToken with MaxResults 1,000 (API Reference, ListResources, MaxResults).
    private const int NoNextTokenAt = 1000;

    // Enough to recognize what the file is.
    private const int StartBytes = 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <param name="add">Receives each resource.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A warning about the file, or null.</returns>
    /// <exception cref="InvalidDataException">The file is invalid or truncated; the message has the reason.</exception>
    public static async Task<string?> ReadAsync(
        Stream stream, string name, Action<ResourceRow?> add, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new(leaveOpen: true));
        var start = (await reader.ReadAtLeastAsync(StartBytes, cancellationToken)).Buffer;
        reader.AdvanceTo(start.GetPosition(CheckStart(start.Slice(0, Math.Min(StartBytes, start.Length)).ToArray(), name)));
        ResourceListResponse? last = null;
        var count = 0L;
        try
        {
            await foreach (var answer in ResourceListResponse.ReadAsync(reader, cancellationToken))
            {
                foreach (var row in answer?.Resources ?? throw Wrong(
                    $"it has no Resources: it is the response of another command. {ListHint}"))
                {
                    count++;
                    add(row);
                }

                last = answer;
                if (answer.Count is { Complete: false } all)
                {
                    throw Wrong($"it is truncated: search stopped at {TextFormat.Count(all.TotalResources, "resource")}. "
                        + ListHint);
                }
            }
        }
        catch (JsonException e)
        {
            throw Wrong($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: this is not JSON of Resource Explorer, "
                + $"at {e.Path}. Check that the file is complete. {ListHint}", e);
        }

        if (last is null)
        {
            throw Wrong($"it is empty. {ListHint}");
        }

        if (!string.IsNullOrEmpty(last.NextToken))
        {
            throw Wrong($"it is truncated after {TextFormat.Count(count, "resource")}: the last response has a NextToken. "
                + ListHint);
        }

        return last is { Resources.Count: NoNextTokenAt, Count: null }
            ? $"{name}: the last response has exactly 1,000 resources. --page-size 1000 truncates a list in this way. "
                + "If you used it, list again without it."
            : null;

        InvalidDataException Wrong(string why, Exception? cause = null) => new($"{name}: {why}.", cause);
    }

    // Returns the length of the byte order mark, in bytes.
    private static int CheckStart(ReadOnlySpan<byte> start, string name)
    {
        var mark = start.StartsWith("\uFEFF"u8) ? 3 : 0;
        var problem = start[mark..].TrimStart(" \t\r\n"u8) switch
        {
            [] or [(byte)'{', ..] => null,
            [(byte)'[' or (byte)'"', ..] =>
                "the file is a list or a value, not a whole response of Resource Explorer. List again without --query",
            [0x1F, 0x8B, ..] => "the file is compressed. Decompress it first: `gunzip`",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] =>
                "the file is UTF-16, the default of Windows PowerShell. Write UTF-8: `… | Out-File -Encoding utf8 FILE`",
            _ => "the file is not JSON (line 1, byte 1). It may be YAML, text or a table. "
                + "List again with --output json",
        };
        return problem is null ? mark : throw new InvalidDataException($"{name}: {problem}.");
    }
}
