namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Counts the rows of a list that are not used: those that cannot be parsed, and those that contradict themselves or were not
/// requested. The texts of the rows are untrusted input.
/// </summary>
/// <param name="list">The name of the list, such as "EC2 instances".</param>
/// <param name="part">The part of a row that cannot be parsed; the text follows "an".</param>
/// <param name="conflict">Why the other rows are not used; the text follows "because they".</param>
public sealed class RejectedRowLog(string list, string part = "ARN", string conflict = "were not requested")
{
    private const int MaxShown = 20;
    private const int MaxRowLength = 200;

    private readonly List<string> _unreadable = [];
    private int _unreadableCount;
    private string? _firstConflict;
    private int _conflictCount;

    /// <summary>One sentence with the number of each kind of row, one for each of the first 20 unreadable rows.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            if (_unreadableCount > 0)
            {
                yield return TextFormat.Count(
                    _unreadableCount,
                    $"of the {list} has an {part} that cannot be parsed and is not counted.",
                    $"of the {list} have {part}s that cannot be parsed and are not counted.");
            }

            foreach (var row in _unreadable)
            {
                yield return $"Cannot parse a row of the {list}: {row}";
            }

            if (_conflictCount > 0)
            {
                yield return $"{_conflictCount} of the {list} are ignored, because they {conflict}. "
                    + $"The first is {_firstConflict}.";
            }
        }
    }

    /// <summary>Adds a row by the text that cannot be parsed; null or empty when the row has none.</summary>
    public void AddUnreadable(string? row)
    {
        _unreadableCount++;
        if (_unreadable.Count < MaxShown)
        {
            _unreadable.Add(Format(row));
        }
    }

    /// <summary>Adds a row that contradicts itself or was not requested.</summary>
    public void AddConflict(string? row)
    {
        _conflictCount++;
        _firstConflict ??= Format(row);
    }

    private static string Format(string? row) => string.IsNullOrEmpty(row) ? "(none)" : SafeText.ToSingleLine(row, MaxRowLength);
}
