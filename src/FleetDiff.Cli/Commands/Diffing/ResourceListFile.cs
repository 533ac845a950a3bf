using System.IO.Pipelines;
using System.Text.Json;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>
/// Reads the output of <c>aws resource-explorer-2 list-resources</c> or <c>search</c>: one response, or several in a row.
/// Rejects a truncated list.
/// </summary>
internal static class ResourceListFile
{
    /// <summary>The advice for a file that cannot be used.</summary>
    public const string ListHint = "Write the whole list: `aws resource-explorer-2 list-resources --view-arn … "
        + "--filters FilterString=resourcetype:… --output json`, without --max-items, --max-results, --page-size "
        + "and --no-paginate";

    // ListResources returns no NextToken with MaxResults 1,000 (API Reference, ListResources, MaxResults).
    private const int NoNextTokenAt = 1000;

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
        await FileStart.CheckAsync(reader, name, cancellationToken);
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
}
