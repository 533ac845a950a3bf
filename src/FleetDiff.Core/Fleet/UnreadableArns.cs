using FleetDiff.Reporting;

namespace FleetDiff.Fleet;

/// <summary>Resources that were listed and cannot be taken in, because their ARN is no instance's and no node's.</summary>
public sealed class UnreadableArns
{
    private const int MostShown = 20;
    private const int LongestArn = 200;

    private readonly List<string> _shown = [];
    private int _count;

    /// <summary>Notes one. Null or empty when the resource had no ARN at all.</summary>
    public void Add(string? arn)
    {
        _count++;
        if (_shown.Count < MostShown)
        {
            _shown.Add(string.IsNullOrEmpty(arn) ? "(none)" : PlainText.OneLine(arn, LongestArn));
        }
    }

    /// <summary>A sentence for each of the first ones, and one with how many there were in all.</summary>
    /// <param name="list">The list they were in, in words.</param>
    public IEnumerable<string> Warnings(string list) => _count == 0
        ? []
        :
        [
            $"{_count} of the {list} {(_count == 1 ? "has an ARN that cannot be read and is" : "have ARNs that cannot be read and are")} not counted.",
            .. _shown.Select(arn => $"Not readable among the {list}: {arn}"),
        ];
}
