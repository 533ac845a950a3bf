using System.Text;

namespace FleetDiff.Reporting.Messages;

/// <summary>A section of a mail: a heading, and below it as much as there is room for, shared by account.</summary>
/// <param name="Heading">Its heading, without the count.</param>
/// <param name="Entries">What is below.</param>
internal sealed record MailSection(string Heading, IReadOnlyList<MailEntry> Entries)
{
    // "  and 1,000,000 more, in the report"
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

        var text = new StringBuilder().Append(Wrapped.Of($"{Heading} ({Written.Number(Entries.Sum(entry => entry.Count))})"));
        var shown = Shown(mostBytes - Encoding.UTF8.GetByteCount(text.ToString()) - ForTheRest - 1, mostEntries);
        string? under = null;
        foreach (var place in shown.Keys)
        {
            var entry = Entries[place];
            text.Append(entry.Place is null || entry.Place == under ? "" : PlaceLine(entry)).Append(shown[place]);
            under = entry.Place;
        }

        var left = Entries.Sum(entry => entry.Count) - shown.Keys.Sum(place => Entries[place].Count);
        return (left > 0 ? text.Append("  and ").Append(Written.Number(left)).Append(" more, in the report\n") : text)
            .Append('\n').ToString();
    }

    // The lines of the entries that have room, in their order in the mail.
    private SortedDictionary<int, string> Shown(int mostBytes, int mostEntries)
    {
        var (shown, places, bytes) = (new SortedDictionary<int, string>(), new HashSet<string>(), 0);
        foreach (var (place, entry) in AccountShares.InTurn(
            Entries.Index(), item => item.Item.Account, item => item.Item.Count))
        {
            var lines = entry.Lines();
            bytes += Encoding.UTF8.GetByteCount(lines) + (entry.Place is not null && places.Add(entry.Place)
                ? Encoding.UTF8.GetByteCount(PlaceLine(entry)) : 0);
            if (bytes > mostBytes || shown.Count == mostEntries)
            {
                break;
            }

            shown[place] = lines;
        }

        return shown;
    }

    private static string PlaceLine(MailEntry entry) => Wrapped.Of(entry.Place ?? "", 2);
}

/// <summary>A part of a section that is shown whole or not at all.</summary>
/// <param name="Lines">Its wrapped lines. Made only where there is room: a night can have a hundred thousand.</param>
/// <param name="Count">How many instances, accounts or sentences it stands for.</param>
/// <param name="Place">What is written above the first of those that share it, or null.</param>
/// <param name="Account">The account that it takes room for, or null.</param>
internal readonly record struct MailEntry(
    Func<string> Lines, int Count = 1, string? Place = null, string? Account = null);
