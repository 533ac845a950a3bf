using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Counts the rows of a source that were not requested or contradict themselves. They are not used as evidence.
/// </summary>
/// <param name="list">The description of the list.</param>
/// <param name="why">What is wrong with the rows, as the end of "they …".</param>
internal sealed class ConflictingRowLog(string list, string why)
{
    private string? _first;
    private int _count;

    /// <summary>One warning with the number of rows and the first row; none when there are no such rows.</summary>
    public IEnumerable<string> Warnings => _first is null
        ? []
        : [$"{_count} of the {list} are ignored, because they {why}. The first is {_first}."];

    /// <summary>Counts a row.</summary>
    /// <param name="row">The text that identifies the row. It is untrusted input.</param>
    public void Add(string? row)
    {
        _count++;
        _first ??= SafeText.ToSingleLine(string.IsNullOrEmpty(row) ? "(none)" : row, 200);
    }
}
