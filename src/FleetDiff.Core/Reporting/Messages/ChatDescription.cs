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

    public static string Of(ReportSummary summary, AlertDecision decision, string where)
    {
        var text = new StringBuilder(AlertWords.Verdict(summary, decision)).Append('\n')
            .Append(summary.Report.Suspect
                ? ChatText.Plain(summary.Report.SuspectBecause ?? "", 2 * LongestSentence)
                : AlertWords.Change(summary))
            .Append('\n');
        Add(text, "Incomplete coverage:", MostSentences,
            [.. summary.NotSeen.Select(one => new Item(ChatText.Plain(one.Line, LongestSentence)))]);
        Add(text, $"{summary.NewExemptionsTitle}:", MostInstances,
            [
                .. summary.NewExemptions.Select(
                    rule => new Item(ChatText.Plain(ExemptWords.Of(rule), LongestSentence), rule.Added)),
            ]);
        Add(text, "Sudden changes:", MostSentences,
            [.. summary.SuddenChanges.Select(line => new Item(ChatText.Plain(line, LongestSentence)))]);
        Add(text, decision.Kind == AlertKind.New ? "New:" : "Unmanaged:", MostInstances, Unmanaged(summary, decision));
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
            text.Append("• and ").Append(Written.Number(left)).Append(" more, in the report\n");
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
            text.Append(Written.Count(accounts.Count, "account")).Append(": ")
                .Append(AccountShares.Names(accounts, MostWithAccounts - text.Length)).Append('\n');
        }
    }

    private static IReadOnlyList<Item> Unmanaged(ReportSummary summary, AlertDecision decision)
    {
        var (lostTogether, others) = MailEntries.Together(summary, decision.Unmanaged);
        return
        [
            .. lostTogether.Select(lost => new Item(
                $"{lost[0].Account} {lost[0].Region}: {Written.Count(lost.Count, "instance")} that lost their node at the "
                    + "same time",
                lost.Count,
                lost[0].Account)),
            .. others.Groups.Select(group => new Item(
                $"{group.Account} {group.Region}: {Written.Count(group.Rows.Count, "instance")} of "
                    + ChatText.Quoted(group.Label, LongestLabel),
                group.Rows.Count,
                group.Account)),
            .. others.Alone.Select(Single),
        ];
    }

    private static Item Single(ReportedInstance row) => new($"{row.Account} {row.Region}: `{row.Instance}`"
        + (string.IsNullOrWhiteSpace(row.Name) ? "" : $" {ChatText.Quoted(row.Name, LongestName)}"),
        Account: row.Account);

    private readonly record struct Item(string Line, int Count = 1, string? Account = null);
}
