using System.Text.Json;
using FleetDiff.Cli.Views;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Diffing;

/// <summary>
/// Reads what <c>aws resource-explorer-2 list-resources</c> or <c>search</c> printed: one answer or several, one after
/// the other. A resource at a time, so that a file may be larger than the memory. A list that was cut short is refused.
/// </summary>
internal static class ListedResources
{
    public const string HowToListAll = "List all of it: `aws resource-explorer-2 list-resources --view-arn … "
        + "--filters FilterString=resourcetype:… --output json`, without --max-items, --max-results, --page-size "
        + "and --no-paginate";

    private const int BufferBytes = 64 * 1024;

    // One resource with 50 tags of the longest kind is less than a hundredth.
    private const int MostBytesAtOnce = 32 * 1024 * 1024;

    /// <summary>Reads a whole file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">Its name, for what is wrong with it.</param>
    /// <param name="add">Gets each resource.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What is odd about the file and no reason to refuse it, or null.</returns>
    /// <exception cref="InvalidDataException">It is no such file, or was cut short; the message says more.</exception>
    public static async Task<string?> ReadAsync(
        Stream stream, string name, Action<ListedResource> add, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var filled = await stream.ReadAtLeastAsync(
            buffer, FileStart.Bytes, throwOnEndOfStream: false, cancellationToken);
        var done = FileStart.Check(buffer.AsSpan(0, filled), name);
        var answers = new Answers(name, add) { Position = done };
        for (var ended = false; ;)
        {
            done += Parse(answers, buffer.AsSpan(done, filled - done), ended);
            if (ended)
            {
                return answers.End();
            }

            buffer.AsSpan(done, filled - done).CopyTo(buffer);
            (filled, done) = (filled - done, 0);
            if (filled == MostBytesAtOnce)
            {
                throw new InvalidDataException($"{name}: from byte {Lines.Number(answers.Position + 1)} on a single "
                    + $"value is longer than {MostBytesAtOnce / 1024 / 1024} MiB. {HowToListAll}.");
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            filled += read;
            ended = read == 0;
        }
    }

    private static int Parse(Answers answers, ReadOnlySpan<byte> bytes, bool ended)
    {
        try
        {
            return answers.Parse(bytes, ended);
        }
        catch (JsonException e)
        {
            var why = PlainText.OneLine(e.Message.Split(" LineNumber")[0].TrimEnd('.'), 120);
            var place = $"{answers.Name}: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
            throw new InvalidDataException(
                ended
                    ? $"{place}: the JSON ends in the middle. Copy the file again, or list again."
                    : $"{place}: this is no JSON ({why}). {HowToListAll}.",
                e);
        }
    }
}
