using System.Text;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>A section of a mail: a heading and as many entries as fit, divided between accounts.</summary>
/// <param name="Heading">The heading, without the count.</param>
/// <param name="Entries">The entries below the heading.</param>
internal sealed record EmailSection(string Heading, IReadOnlyList<EmailEntry> Entries)
{
    // The heading, "and 1,000,000 more, in the report" and the empty line at the end.
    private const int OtherLines = 3;
    private const int RestBytes = 60;

    /// <summary>The number of lines that the section can have in a full mail, with the empty line at the end.</summary>
    public int FewestLines { get; init; } = 7;

    /// <summary>The maximum number of lines, with the empty line at the end.</summary>
    public int MostLines { get; init; } = int.MaxValue;

    /// <summary>The maximum length in UTF-8, in bytes.</summary>
    public int MostBytes { get; init; } = 1_800;

    /// <summary>What an entry is in the line about the entries that are left out, or null.</summary>
    public string? Noun { get; init; }

    /// <summary>
    /// Formats sections one after the other. A section leaves the later ones the lines that they can have in a full mail, and
    /// they get what it leaves.
    /// </summary>
    /// <param name="sections">The sections, in the order of the mail. Empty sections are left out.</param>
    /// <param name="lines">The number of lines of all sections together.</param>
    public static string Format(IEnumerable<EmailSection> sections, int lines)
    {
        var (text, used, open) = (new StringBuilder(), 0, sections.Where(section => section.Entries.Count > 0).ToList());
        var reserved = open.Sum(section => section.FewestLines);
        foreach (var section in open)
        {
            reserved -= section.FewestLines;
            var free = Math.Max(section.FewestLines, lines - used - reserved);
            var written = section.Format(Math.Min(free, section.MostLines));
            used += CountLines(written);
            text.Append(written);
        }

        return text.ToString();
    }

    /// <summary>Counts the lines of a text that ends with a line end.</summary>
    public static int CountLines(string text) => text.AsSpan().Count('\n');

    private string Format(int mostLines)
    {
        var all = Entries.Sum(entry => entry.Count);
        var text = new StringBuilder().Append(WordWrap.Wrap($"{Heading} ({TextFormat.Number(all)})"));
        var shown = SelectShown(
            mostLines - OtherLines, MostBytes - Encoding.UTF8.GetByteCount(text.ToString()) - RestBytes);
        string? heading = null;
        foreach (var index in shown.Keys)
        {
            var entry = Entries[index];
            text.Append(entry.AccountRegion is null || entry.AccountRegion == heading ? "" : FormatAccountRegion(entry))
                .Append(shown[index]);
            heading = entry.AccountRegion;
        }

        var omitted = all - shown.Keys.Sum(index => Entries[index].Count);
        return (omitted > 0 ? text.Append("  and ").Append(FormatOmitted(omitted)).Append(", in the report\n") : text)
            .Append('\n').ToString();
    }

    private string FormatOmitted(int count) =>
        Noun is null ? $"{TextFormat.Number(count)} more" : TextFormat.Count(count, $"more {Noun}");

    // The lines of the first entry and of those that fit, in the order of the mail.
    private SortedDictionary<int, string> SelectShown(int mostLines, int mostBytes)
    {
        var (shown, places, all) = (new SortedDictionary<int, string>(), new HashSet<string>(), "");
        foreach (var (index, entry) in AccountBreakdown.Interleave(
            Entries.Index(), item => item.Item.Account, item => item.Item.Count))
        {
            var lines = entry.Lines();
            all += (entry.AccountRegion is not null && places.Add(entry.AccountRegion) ? FormatAccountRegion(entry) : "") + lines;
            if ((shown.Count > 0 && CountLines(all) > mostLines) || Encoding.UTF8.GetByteCount(all) > mostBytes)
            {
                break;
            }

            shown[index] = lines;
        }

        return shown;
    }

    private static string FormatAccountRegion(EmailEntry entry) => WordWrap.Wrap(entry.AccountRegion ?? "", 2, 4);
}

/// <summary>An entry of a section, shown completely or not at all.</summary>
/// <param name="Lines">Returns the wrapped lines. Called only for entries that can fit: there can be 100,000.</param>
/// <param name="Count">The number of instances, accounts or sentences that the entry represents.</param>
/// <param name="AccountRegion">The heading above consecutive entries that share it, or null.</param>
/// <param name="Account">The account whose share of the space the entry uses, or null.</param>
internal readonly record struct EmailEntry(
    Func<string> Lines, int Count = 1, string? AccountRegion = null, string? Account = null);
