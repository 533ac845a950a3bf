using System.Text;

namespace FleetDiff.Reporting.Messages;

/// <summary>
/// The text of a chat message, in the order of the mail, of at most 3,000 characters: as many as a section of a Slack
/// message takes (Slack, Block Kit reference). Its formats are those that Slack and Teams both know: code and bullets.
/// </summary>
internal static class ChatDescription
{
    private const int MostInLists = 2_000;
    private const int MostWithAccounts = 2_500;
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
        Add(text, "Incomplete coverage:", MostSentences,
            [.. MailEntries.UnseenLines(report).Select(line => new Item(ChatText.Plain(line, LongestSentence)))]);
        Add(text, $"{ExemptWords.Heading(report)}:", MostInstances,
            [.. ExemptWords.News(report).Select(rule => new Item(ChatText.Plain(ExemptWords.Of(rule), LongestSentence), rule.Added))]);
        Add(text, "Sudden changes:", MostSentences,
            [.. report.SuddenChanges.Select(line => new Item(ChatText.Plain(line, LongestSentence)))]);
        Add(text, decision.Kind == AlertKind.New ? "New:" : "Unmanaged:", MostInstances, Unmanaged(report, decision));
        Add(text, "Disputed for the second night:", MostSentences, [.. decision.Disputed.Select(Single)]);
        AddAccounts(text, decision);
        return text.Append("Report: ").Append(PlainText.OneLine(where, LongestAddress)).ToString();
    }

    private static void Add(StringBuilder text, string heading, int most, IReadOnlyList<Item> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append(heading).Append('\n');
        var shown = AccountShares.InTurn(items.Index(), item => item.Item.Account, item => item.Item.Count).Take(most)
            .OrderBy(item => item.Index).Select(item => item.Item)
            .TakeWhile(item => text.Length + item.Line.Length < MostInLists)
            .Sum(item =>
            {
                text.Append("• ").Append(item.Line).Append('\n');
                return item.Count;
            });
        if (items.Sum(item => item.Count) - shown is > 0 and var left)
        {
            text.Append("• and ").Append(left).Append(" more, in the report\n");
        }
    }

    // Every account with news is named as far as there is room.
    private static void AddAccounts(StringBuilder text, AlertDecision decision)
    {
        var accounts = AccountShares.Of(decision);
        var written = text.ToString();
        if (decision.Kind is AlertKind.New or AlertKind.Disputed
            && accounts.Any(account => !written.Contains(account.Key, StringComparison.Ordinal)))
        {
            text.Append(AlertWords.Count(accounts.Count, "account")).Append(": ")
                .Append(AccountShares.Names(accounts, MostWithAccounts - text.Length)).Append('\n');
        }
    }

    private static IReadOnlyList<Item> Unmanaged(Report report, AlertDecision decision)
    {
        var others = decision.Unmanaged.Where(row => !NodeLoss.Covers(report, row)).ToList();
        return
        [
            .. MailEntries.LostTogether(report, decision.Unmanaged).Select(lost => new Item(
                $"{lost[0].Account} {lost[0].Region}: {AlertWords.Count(lost.Count, "instance")} that lost their node at the "
                    + "same time",
                lost.Count,
                lost[0].Account)),
            .. MailEntries.Grouped(others).Select(together => new Item(
                $"{together[0].Account} {together[0].Region}: {AlertWords.Count(together.Count, "instance")} of "
                    + ChatText.Quoted(together[0].Group ?? "", LongestLabel),
                together.Count,
                together[0].Account)),
            .. others.Where(row => row.Group is null).Select(Single),
        ];
    }

    private static Item Single(ReportedInstance row) => new($"{row.Account} {row.Region}: `{row.Instance}`"
        + (string.IsNullOrWhiteSpace(row.Name) ? "" : $" {ChatText.Quoted(row.Name, LongestName)}"),
        Account: row.Account);

    private readonly record struct Item(string Line, int Count = 1, string? Account = null);
}
