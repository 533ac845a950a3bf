using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Rows of a source that do not belong to what was asked, or contradict themselves: they are counted, and are no evidence.
/// </summary>
/// <param name="list">The list they were in, in words.</param>
/// <param name="why">What is wrong with them, as the end of "they …".</param>
internal sealed class ConflictingRowLog(string list, string why)
{
    private string? _first;
    private int _count;

    /// <summary>A sentence with their number and the first one; none when there are none.</summary>
    public IEnumerable<string> Warnings => _first is null
        ? []
        : [$"{_count} of the {list} are ignored, because they {why}. The first is {_first}."];

    /// <summary>Counts one.</summary>
    /// <param name="row">What names it. It may be anybody's text.</param>
    public void Add(string? row)
    {
        _count++;
        _first ??= SafeText.ToSingleLine(string.IsNullOrEmpty(row) ? "(none)" : row, 200);
    }
}
