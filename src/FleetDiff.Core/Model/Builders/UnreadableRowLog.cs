namespace FleetDiff.Core.Model.Builders;

/// <summary>Collects the rows of a service that cannot be parsed, because they name neither an instance nor a node.</summary>
public sealed class UnreadableRowLog
{
    private const int MaxShown = 20;
    private const int MaxRowLength = 200;

    private readonly List<string> _shown = [];
    private int _count;

    /// <summary>Adds a row by the text that cannot be parsed; null or empty when the row has none.</summary>
    public void Add(string? row)
    {
        _count++;
        if (_shown.Count < MaxShown)
        {
            _shown.Add(string.IsNullOrEmpty(row) ? "(none)" : SafeText.ToSingleLine(row, MaxRowLength));
        }
    }

    /// <summary>Returns one sentence with the number of rows, and one for each of the first 20 rows.</summary>
    /// <param name="list">The name of the list, such as "EC2 instances".</param>
    /// <param name="part">The part of a row that cannot be parsed; the text follows "an".</param>
    public IEnumerable<string> CreateWarnings(string list, string part = "ARN") => _count == 0
        ? []
        :
        [
            TextFormat.Count(
                _count,
                $"of the {list} has an {part} that cannot be parsed and is not counted.",
                $"of the {list} have {part}s that cannot be parsed and are not counted."),
            .. _shown.Select(row => $"Cannot parse a row of the {list}: {row}"),
        ];
}
