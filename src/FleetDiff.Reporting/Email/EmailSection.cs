using System.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>A section of a mail: a heading and as many entries as fit, divided between accounts.</summary>
/// <param name="Heading">The heading, without the count.</param>
/// <param name="Entries">The entries below the heading.</param>
internal sealed record EmailSection(string Heading, IReadOnlyList<EmailEntry> Entries)
{
    /// <summary>The number of lines that the section can have in a full mail, with the empty line at the end.</summary>
    public int FewestLines { get; init; } = 7;

    /// <summary>The maximum number of lines, with the empty line at the end.</summary>
    public int MostLines { get; init; } = int.MaxValue;

    /// <summary>The maximum length in UTF-8, in bytes.</summary>
    public int MostBytes { get; init; } = 1_800;

    /// <summary>What an entry is in the line about the entries that are left out, or null.</summary>
    public string? Noun { get; init; }

    /// <summary>
    /// Formats sections, except empty ones, in a number of lines. A section leaves the later ones the lines that they can have
    /// in a full mail, and they get what it leaves.
    /// </summary>
    public static string Format(IEnumerable<EmailSection> sections, int lines)
    {
        var filled = sections.Where(section => section.Entries.Count > 0).ToList();
        var reserved = filled.Sum(section => section.FewestLines);
        var free = lines;
        var text = new StringBuilder();
        foreach (var section in filled)
        {
            reserved -= section.FewestLines;
            var most = Math.Max(section.FewestLines, free - reserved);
            var written = section.Format(Math.Min(most, section.MostLines));
            free -= CountLines(written);
            text.Append(written);
        }

        return text.ToString();
    }

    /// <summary>Counts the lines of a text that ends with a line end.</summary>
    public static int CountLines(string text) => text.AsSpan().Count('\n');

    // The first entry is shown even if it has more lines.
    private string Format(int mostLines)
    {
        var total = Entries.Sum(entry => entry.Count);
        var shown = new SortedSet<int>();
        var text = Format(shown, total);
        foreach (var (index, _) in AccountBreakdown.Interleave(
            Entries.Index(), item => item.Item.Account, item => item.Item.Count))
        {
            shown.Add(index);
            var longer = Format(shown, total);
            if ((shown.Count > 1 && CountLines(longer) > mostLines) || Encoding.UTF8.GetByteCount(longer) > MostBytes)
            {
                break;
            }

            text = longer;
        }

        return text;
    }

    private string Format(SortedSet<int> shown, int total)
    {
        var left = total;
        var text = new StringBuilder(WordWrap.Wrap($"{Heading} ({TextFormat.Number(total)})"));
        string? heading = null;
        foreach (var entry in shown.Select(index => Entries[index]))
        {
            text.Append(entry.AccountRegion is { } place && place != heading ? WordWrap.Wrap(place, 2, 4) : "")
                .Append(entry.Lines());
            heading = entry.AccountRegion;
            left -= entry.Count;
        }

        var omitted = Noun is null ? $"{TextFormat.Number(left)} more" : TextFormat.Count(left, $"more {Noun}");
        return text.Append(left == 0 ? "\n" : $"  and {omitted}, in the report\n\n").ToString();
    }
}

/// <summary>An entry of a section, shown completely or not at all.</summary>
/// <param name="Lines">Formats the wrapped lines. Called only for entries that can fit: there can be 100,000.</param>
/// <param name="Count">The number of instances, accounts or sentences that the entry represents.</param>
/// <param name="AccountRegion">The heading above consecutive entries that share it, or null.</param>
/// <param name="Account">The account whose share of the space the entry uses, or null.</param>
internal readonly record struct EmailEntry(
    Func<string> Lines, int Count = 1, string? AccountRegion = null, string? Account = null);
