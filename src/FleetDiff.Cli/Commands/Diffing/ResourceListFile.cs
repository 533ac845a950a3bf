using System.IO.Pipelines;
using System.Text.Json;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>
/// Reads what <c>aws resource-explorer-2 list-resources</c> or <c>search</c> printed: one answer or several, one after
/// the other. A list that was cut short is refused.
/// </summary>
internal static class ResourceListFile
{
    public const string ListHint = "List all of it: `aws resource-explorer-2 list-resources --view-arn … "
        + "--filters FilterString=resourcetype:… --output json`, without --max-items, --max-results, --page-size "
        + "and --no-paginate";

    // ListResources gives no NextToken when it is asked for 1,000 a page (API Reference, ListResources, MaxResults).
    private const int NoNextTokenAt = 1000;

    /// <summary>Reads a whole file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">Its name, for what is wrong with it.</param>
    /// <param name="add">Gets each resource.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What is odd about the file and no reason to refuse it, or null.</returns>
    /// <exception cref="InvalidDataException">It is no such file, or was cut short; the message says more.</exception>
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
                    $"it has no Resources: this is the answer to something else. {ListHint}"))
                {
                    count++;
                    add(row);
                }

                last = answer;
                if (answer.Count is { Complete: false } all)
                {
                    throw Wrong($"it was cut short: search stopped at {TextFormat.Count(all.TotalResources, "resource")}. "
                        + ListHint);
                }
            }
        }
        catch (JsonException e)
        {
            throw Wrong($"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: this is no JSON as Resource Explorer "
                + $"writes it, at {e.Path}. Is the file whole? {ListHint}", e);
        }

        if (last is null)
        {
            throw Wrong($"it is empty. {ListHint}");
        }

        if (!string.IsNullOrEmpty(last.NextToken))
        {
            throw Wrong($"it was cut short after {TextFormat.Count(count, "resource")}: its last answer has a NextToken. "
                + ListHint);
        }

        return last is { Resources.Count: NoNextTokenAt, Count: null }
            ? $"{name}: its last answer has exactly 1,000 resources, as one that --page-size 1000 cut short has. "
                + "If it was, list again without."
            : null;

        InvalidDataException Wrong(string why, Exception? cause = null) => new($"{name}: {why}.", cause);
    }
}
