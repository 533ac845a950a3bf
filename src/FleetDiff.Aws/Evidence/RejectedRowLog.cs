using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Collects the rows of a source that are not used as evidence: those that cannot be parsed, and those that do not belong to
/// the request or contradict themselves. The texts of the rows are untrusted input.
/// </summary>
internal sealed class RejectedRowLog(string list, string part, string conflict = "were not requested")
{
    private readonly UnreadableRowLog _unreadable = new();
    private string? _firstConflict;
    private int _conflicts;

    /// <summary>
    /// The number of unreadable rows, the first of these rows, and the number of conflicting rows; one sentence each.
    /// </summary>
    public IEnumerable<string> Warnings =>
    [
        .. _unreadable.CreateWarnings(list, part),
        .. _conflicts == 0
            ? Array.Empty<string>()
            : [$"{_conflicts} of the {list} are ignored, because they {conflict}. The first is {_firstConflict}."],
    ];

    public void AddUnreadable(string? row) => _unreadable.Add(row);

    /// <summary>Adds a row that was not requested or contradicts itself.</summary>
    public void AddConflict(string? row)
    {
        _conflicts++;
        _firstConflict ??= SafeText.ToSingleLine(string.IsNullOrEmpty(row) ? "(none)" : row, 200);
    }
}
