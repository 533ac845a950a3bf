using System.Text;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>A section of a mail: a heading and as many entries as fit, divided between accounts.</summary>
/// <param name="Heading">The heading, without the count.</param>
/// <param name="Entries">The entries below the heading.</param>
internal sealed record EmailSection(string Heading, IReadOnlyList<EmailEntry> Entries)
{
    // "  and 1,000,000 more, in the report"
    private const int RestBytes = 40;

    /// <summary>Formats the section, with an empty line at the end. Returns an empty string when there are no entries.</summary>
    /// <param name="mostBytes">The maximum length in UTF-8, in bytes.</param>
    /// <param name="mostEntries">The maximum number of entries.</param>
    public string Format(int mostBytes, int mostEntries = int.MaxValue)
    {
        if (Entries.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder().Append(WordWrap.Wrap($"{Heading} ({TextFormat.Number(Entries.Sum(entry => entry.Count))})"));
        var shown = SelectShown(mostBytes - Encoding.UTF8.GetByteCount(text.ToString()) - RestBytes - 1, mostEntries);
        string? heading = null;
        foreach (var index in shown.Keys)
        {
            var entry = Entries[index];
            text.Append(entry.AccountRegion is null || entry.AccountRegion == heading ? "" : FormatAccountRegion(entry)).Append(shown[index]);
            heading = entry.AccountRegion;
        }

        var omitted = Entries.Sum(entry => entry.Count) - shown.Keys.Sum(index => Entries[index].Count);
        return (omitted > 0 ? text.Append("  and ").Append(TextFormat.Number(omitted)).Append(" more, in the report\n") : text)
            .Append('\n').ToString();
    }

    // The lines of the entries that fit, in the order of the mail.
    private SortedDictionary<int, string> SelectShown(int mostBytes, int mostEntries)
    {
        var (shown, places, bytes) = (new SortedDictionary<int, string>(), new HashSet<string>(), 0);
        foreach (var (index, entry) in AccountBreakdown.Interleave(
            Entries.Index(), item => item.Item.Account, item => item.Item.Count))
        {
            var lines = entry.Lines();
            bytes += Encoding.UTF8.GetByteCount(lines) + (entry.AccountRegion is not null && places.Add(entry.AccountRegion)
                ? Encoding.UTF8.GetByteCount(FormatAccountRegion(entry)) : 0);
            if (bytes > mostBytes || shown.Count == mostEntries)
            {
                break;
            }

            shown[index] = lines;
        }

        return shown;
    }

    private static string FormatAccountRegion(EmailEntry entry) => WordWrap.Wrap(entry.AccountRegion ?? "", 2);
}

/// <summary>An entry of a section, shown completely or not at all.</summary>
/// <param name="Lines">Returns the wrapped lines. Called only for entries that can fit: there can be 100,000.</param>
/// <param name="Count">The number of instances, accounts or sentences that the entry represents.</param>
/// <param name="AccountRegion">The heading above consecutive entries that share it, or null.</param>
/// <param name="Account">The account whose share of the space the entry uses, or null.</param>
internal readonly record struct EmailEntry(
    Func<string> Lines, int Count = 1, string? AccountRegion = null, string? Account = null);
