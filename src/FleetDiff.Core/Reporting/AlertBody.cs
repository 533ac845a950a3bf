using System.Text;

namespace FleetDiff.Reporting;

/// <summary>Text that grows section by section up to so many bytes of UTF-8, and says how much it left out.</summary>
/// <param name="mostBytes">How many bytes it may have.</param>
internal sealed class AlertBody(int mostBytes)
{
    // "  and 1000000 more, in the report"
    private const int ForTheRest = 40;

    private readonly StringBuilder _text = new();
    private int _bytes;

    /// <summary>Adds a line whatever its length.</summary>
    public AlertBody Line(string line = "")
    {
        _text.Append(line).Append('\n');
        _bytes += Encoding.UTF8.GetByteCount(line) + 1;
        return this;
    }

    /// <summary>
    /// Adds a section: its heading, then as many of its lines as there is room for. Nothing when it has none.
    /// </summary>
    /// <param name="heading">The heading; null for none.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="most">How many lines at the most.</param>
    public AlertBody Section(string? heading, IReadOnlyList<string> lines, int most = int.MaxValue)
    {
        if (lines.Count == 0)
        {
            return this;
        }

        if (heading is not null)
        {
            Line(heading);
        }

        var shown = 0;
        while (shown < lines.Count && shown < most
            && _bytes + Encoding.UTF8.GetByteCount(lines[shown]) + 3 <= mostBytes - ForTheRest)
        {
            Line($"  {lines[shown++]}");
        }

        return (shown < lines.Count ? Line($"  and {lines.Count - shown} more, in the report") : this).Line();
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
