using FleetDiff.Core.Model.Text;

namespace FleetDiff.Core.Model.Builders;

/// <summary>
/// Rows that a service listed and that cannot be taken in, because they name no instance and no node.
/// </summary>
public sealed class UnreadableRowLog
{
    private const int MaxShown = 20;
    private const int MaxRowLength = 200;

    private readonly List<string> _shown = [];
    private int _count;

    /// <summary>Notes one by what cannot be read of it. Null or empty when there was nothing at all.</summary>
    public void Add(string? row)
    {
        _count++;
        if (_shown.Count < MaxShown)
        {
            _shown.Add(string.IsNullOrEmpty(row) ? "(none)" : SafeText.ToSingleLine(row, MaxRowLength));
        }
    }

    /// <summary>A sentence for each of the first ones, and one with how many there were in all.</summary>
    /// <param name="list">The list they were in, in words.</param>
    /// <param name="part">What of a row has to be read, in words that go after "an".</param>
    public IEnumerable<string> CreateWarnings(string list, string part = "ARN") => _count == 0
        ? []
        :
        [
            TextFormat.Count(
                _count,
                $"of the {list} has an {part} that cannot be read and is not counted.",
                $"of the {list} have {part}s that cannot be read and are not counted."),
            .. _shown.Select(row => $"Not readable among the {list}: {row}"),
        ];
}
