using System.Text;

namespace FleetDiff.Reporting.Messages;

/// <summary>A section of a mail: a heading, and below it as much as there is room for.</summary>
/// <param name="Heading">Its heading, without the count.</param>
/// <param name="Entries">What is below.</param>
internal sealed record MailSection(string Heading, IReadOnlyList<MailEntry> Entries)
{
    // "  and 1000000 more, in the report"
    private const int ForTheRest = 40;

    /// <summary>The section with an empty line after it; empty when there is nothing to say.</summary>
    /// <param name="mostBytes">How many bytes of UTF-8 it may have.</param>
    /// <param name="mostEntries">How many entries at the most.</param>
    public string Text(int mostBytes, int mostEntries = int.MaxValue)
    {
        if (Entries.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder().Append(Wrapped.Of($"{Heading} ({Entries.Sum(entry => entry.Count)})"));
        var bytes = Encoding.UTF8.GetByteCount(text.ToString()) + ForTheRest + 1;
        var (shown, left, under) = (0, 0, (string?)null);
        foreach (var entry in Entries)
        {
            if (left > 0 || shown == mostEntries)
            {
                left += entry.Count;
                continue;
            }

            var place = entry.Place is null || entry.Place == under ? "" : Wrapped.Of(entry.Place, 2);
            var lines = entry.Lines();
            bytes += Encoding.UTF8.GetByteCount(place) + Encoding.UTF8.GetByteCount(lines);
            if (bytes > mostBytes)
            {
                left += entry.Count;
                continue;
            }

            text.Append(place).Append(lines);
            under = entry.Place;
            shown++;
        }

        return (left > 0 ? text.Append("  and ").Append(left).Append(" more, in the report\n") : text)
            .Append('\n').ToString();
    }
}

/// <summary>A part of a section that is shown whole or not at all.</summary>
/// <param name="Lines">Its wrapped lines. Made only where there is room: a night can have a hundred thousand.</param>
/// <param name="Count">How many instances, accounts or sentences it stands for.</param>
/// <param name="Place">What is written above the first of those that share it, or null.</param>
internal readonly record struct MailEntry(Func<string> Lines, int Count = 1, string? Place = null);
