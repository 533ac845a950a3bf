using System.Text;

namespace FleetDiff.Reporting.Messages;

/// <summary>
/// The text of a chat message, in the order of the mail, of at most 3,000 characters: as many as a section of a Slack
/// message takes (Slack, Block Kit reference). Its formats are those that Slack and Teams both know: code and bullets.
/// </summary>
internal static class ChatDescription
{
    private const int MostInLists = 2_300;
    private const int MostSentences = 3;
    private const int MostInstances = 10;
    private const int LongestName = 40;
    private const int LongestLabel = 80;
    private const int LongestSentence = 200;
    private const int LongestAddress = 400;

    public static string Of(Report report, AlertDecision decision, string where)
    {
        var text = new StringBuilder(AlertWords.Verdict(report, decision)).Append('\n')
            .Append(report.Suspect
                ? ChatText.Plain(report.SuspectBecause ?? "", 2 * LongestSentence)
                : AlertWords.Change(report))
            .Append('\n');
        Add(text, "What could not be seen:", MostSentences,
            [.. MailEntries.UnseenLines(report).Select(line => new Item(ChatText.Plain(line, LongestSentence)))]);
        Add(text, decision.Kind == AlertKind.New ? "New:" : "Unmanaged:", MostInstances, Unmanaged(decision));
        Add(text, "Disputed for the second night:", MostSentences, [.. decision.Disputed.Select(Single)]);
        return text.Append("Report: ").Append(PlainText.OneLine(where, LongestAddress)).ToString();
    }

    private static void Add(StringBuilder text, string heading, int most, IReadOnlyList<Item> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append(heading).Append('\n');
        var shown = 0;
        while (shown < items.Count && shown < most && text.Length + items[shown].Line.Length < MostInLists)
        {
            text.Append("• ").Append(items[shown++].Line).Append('\n');
        }

        if (items.Skip(shown).Sum(item => item.Count) is > 0 and var left)
        {
            text.Append("• and ").Append(left).Append(" more, in the report\n");
        }
    }

    private static IReadOnlyList<Item> Unmanaged(AlertDecision decision) =>
    [
        .. MailEntries.Grouped(decision.Unmanaged).Select(together => new Item(
            $"{together[0].Account} {together[0].Region}: {AlertWords.Count(together.Count, "instance")} of "
                + ChatText.Quoted(together[0].Group ?? "", LongestLabel),
            together.Count)),
        .. decision.Unmanaged.Where(row => row.Group is null).Select(Single),
    ];

    private static Item Single(ReportedInstance row) => new($"{row.Account} {row.Region}: `{row.Instance}`"
        + (row.Name is { Length: > 0 } name ? $" {ChatText.Quoted(name, LongestName)}" : ""));

    private readonly record struct Item(string Line, int Count = 1);
}
