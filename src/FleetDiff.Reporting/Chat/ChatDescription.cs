using System.Text;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Chat;

/// <summary>
/// Formats the text of a chat message, in the order of the mail. At most 3,000 characters, the limit of a section of a
/// Slack message (Slack, Block Kit reference). It uses only formats that Slack and Teams both support: code and bullets.
/// </summary>
internal static class ChatDescription
{
    private const int MaxInLists = 1_400;
    private const int MaxWithAccounts = 2_500;
    private const int MaxFixLength = 150;
    private const int MaxWhereLength = 300;
    private const int MaxAccountsLength = 500;
    private const int MaxSentences = 3;
    private const int MaxInstances = 10;
    private const int MaxNameLength = 40;
    private const int MaxLabelLength = 80;
    private const int MaxSentenceLength = 200;
    private const int MaxAddressLength = 400;

    public static string Format(ReportSummary summary, AlertDecision decision, string reportAddress)
    {
        var text = new StringBuilder(AlertText.FormatVerdict(summary, decision)).Append('\n');
        var change = summary.Report.Suspect
            ? ChatText.Escape(summary.Report.SuspectBecause ?? "", 2 * MaxSentenceLength)
            : $"{AlertText.FormatChange(summary, decision)} {summary.Progress}".Trim();
        _ = change.Length == 0 ? text : text.Append(change).Append('\n');
        Add(text, "Incomplete coverage:", MaxSentences,
            [.. summary.MissingCoverage.Select(one => new Item(ChatText.Escape(one.Line, MaxSentenceLength)))]);
        Add(text, $"{summary.NewExemptionsTitle}:", MaxInstances,
            [
                .. summary.NewExemptions.Select(
                    rule => new Item(ChatText.Escape(ExemptionText.Format(rule), MaxSentenceLength), rule.Added)),
            ]);
        Add(text, "Sudden changes:", MaxSentences,
            [.. summary.SuddenChanges.Select(line => new Item(ChatText.Escape(line, MaxSentenceLength)))]);
        if (!summary.Report.Suspect)
        {
            AddFixes(text, summary);
            AddWhere(text, summary);
        }

        Add(text, decision.Kind == AlertKind.New ? "New:" : "Unmanaged:", MaxInstances, CreateUnmanaged(summary, decision));
        Add(text, "Disputed in two consecutive runs:", MaxSentences,
            [.. decision.Disputed.Select(row => CreateSingle(summary, row))]);
        AddAccounts(text, summary, decision);
        return text.Append("Report: ").Append(SafeText.ToSingleLine(reportAddress, MaxAddressLength)).ToString();
    }

    private static void Add(StringBuilder text, string heading, int most, IReadOnlyList<Item> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append(heading).Append('\n');
        var shown = AccountBreakdown.TakeFairly(items, most, item => item.Account, item => item.Count)
            .TakeWhile(item => text.Length + item.Line.Length < MaxInLists)
            .Sum(item =>
            {
                text.Append("• ").Append(item.Line).Append('\n');
                return item.Count;
            });
        if (items.Sum(item => item.Count) - shown is > 0 and var left)
        {
            text.Append("• and ").Append(TextFormat.Number(left)).Append(" more, in the report\n");
        }
    }

    // The next steps of the notification have the fixes.
    private static void AddFixes(StringBuilder text, ReportSummary summary)
    {
        if (new TopFixes(summary) is { List: { Count: > 0 } list } fixes)
        {
            text.Append("What to fix first: ").Append(fixes.Share).Append('\n');
            foreach (var (index, fix) in list.Index())
            {
                text.Append(TextFormat.Digits(index + 1)).Append(". ").Append(FormatFix(summary, fix)).Append('\n');
            }
        }
    }

    private static string FormatFix(ReportSummary summary, RankedFix fix) =>
        ChatText.Escape(TopFixes.Format(fix, account => AccountText.FormatMail(summary, account)), MaxFixLength);

    private static void AddWhere(StringBuilder text, ReportSummary summary)
    {
        if (summary.UnmanagedByAccount.Count > 1)
        {
            text.Append("Unmanaged, by account: ").Append(AccountBreakdown.FormatNames(
                [.. summary.UnmanagedByAccount.Select(here => KeyValuePair.Create(here.Name, here.Unmanaged))], MaxWhereLength,
                account => AccountText.FormatChat(summary, account))).Append('\n');
        }
    }

    // Accounts with new instances are named as far as space allows.
    private static void AddAccounts(StringBuilder text, ReportSummary summary, AlertDecision decision)
    {
        var accounts = AccountBreakdown.Create(decision);
        var written = text.ToString();
        if (decision.Kind is AlertKind.New or AlertKind.Disputed
            && accounts.Any(account => !written.Contains(account.Key, StringComparison.Ordinal)))
        {
            text.Append("New in ").Append(TextFormat.Count(accounts.Count, "account")).Append(": ")
                .Append(AccountBreakdown.FormatNames(
                    accounts, Math.Min(MaxAccountsLength, MaxWithAccounts - text.Length),
                    account => AccountText.FormatChat(summary, account)))
                .Append('\n');
        }
    }

    private static IReadOnlyList<Item> CreateUnmanaged(ReportSummary summary, AlertDecision decision)
    {
        var (lostTogether, others) = summary.DivideByCause(decision.Unmanaged);
        return
        [
            .. lostTogether.Select(lost => new Item(
                $"{FormatPlace(summary, lost[0])}: {TextFormat.Count(lost.Count, "instance")} that lost their node at the "
                    + "same time",
                lost.Count,
                lost[0].Account)),
            .. others.Groups.Select(group => new Item(
                $"{FormatPlace(summary, group.Rows[0])}: {TextFormat.Count(group.Rows.Count, "instance")} of "
                    + ChatText.Quote(group.Label, MaxLabelLength),
                group.Rows.Count,
                group.Account)),
            .. others.Alone.Select(row => CreateSingle(summary, row)),
        ];
    }

    private static Item CreateSingle(ReportSummary summary, ReportedInstance row) => new(
        $"{FormatPlace(summary, row)}: `{row.Instance}`"
            + (string.IsNullOrWhiteSpace(row.Name) ? "" : $" {ChatText.Quote(row.Name, MaxNameLength)}"),
        Account: row.Account);

    private static string FormatPlace(ReportSummary summary, ReportedInstance row) =>
        $"{AccountText.FormatChat(summary, row.Account)} {row.Region}";

    private readonly record struct Item(string Line, int Count = 1, string? Account = null);
}
