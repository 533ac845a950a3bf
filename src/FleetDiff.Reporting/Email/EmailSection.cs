using System.Text;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>A section of a mail: a heading, and below it as much as there is room for, shared by account.</summary>
/// <param name="Heading">Its heading, without the count.</param>
/// <param name="Entries">What is below.</param>
internal sealed record EmailSection(string Heading, IReadOnlyList<EmailEntry> Entries)
{
    // "  and 1,000,000 more, in the report"
    private const int RestLocation = 40;

    /// <summary>The section with an empty line after it; empty when there is nothing to say.</summary>
    /// <param name="mostBytes">How many bytes of UTF-8 it may have.</param>
    /// <param name="mostEntries">How many entries at the most.</param>
    public string Format(int mostBytes, int mostEntries = int.MaxValue)
    {
        if (Entries.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder().Append(WordWrap.Wrap($"{Heading} ({TextFormat.Number(Entries.Sum(entry => entry.Count))})"));
        var shown = SelectShown(mostBytes - Encoding.UTF8.GetByteCount(text.ToString()) - RestLocation - 1, mostEntries);
        string? under = null;
        foreach (var index in shown.Keys)
        {
            var entry = Entries[index];
            text.Append(entry.AccountRegion is null || entry.AccountRegion == under ? "" : FormatAccountRegion(entry)).Append(shown[index]);
            under = entry.AccountRegion;
        }

        var left = Entries.Sum(entry => entry.Count) - shown.Keys.Sum(index => Entries[index].Count);
        return (left > 0 ? text.Append("  and ").Append(TextFormat.Number(left)).Append(" more, in the report\n") : text)
            .Append('\n').ToString();
    }

    // The lines of the entries that have room, in their order in the mail.
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

/// <summary>A part of a section that is shown whole or not at all.</summary>
/// <param name="Lines">Its wrapped lines. Made only where there is room: a night can have a hundred thousand.</param>
/// <param name="Count">How many instances, accounts or sentences it stands for.</param>
/// <param name="AccountRegion">What is written above the first of those that share it, or null.</param>
/// <param name="Account">The account that it takes room for, or null.</param>
internal readonly record struct EmailEntry(
    Func<string> Lines, int Count = 1, string? AccountRegion = null, string? Account = null);
