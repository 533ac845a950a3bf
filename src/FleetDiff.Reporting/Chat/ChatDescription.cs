using System.Text;
using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Reporting.Chat;

/// <summary>
/// Formats the text of a chat message, in the order of the mail. At most 3,000 characters, the limit of a section of a
/// Slack message (Slack, Block Kit reference). It uses only formats that Slack and Teams both support: code and bullets.
/// </summary>
internal sealed class ChatDescription(ReportSummary summary, AlertDecision decision)
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

    private readonly AccountNames _names = summary.AccountNames;
    private readonly StringBuilder _text = new();

    public string Format(string reportAddress)
    {
        var isSuspect = summary.Report.Suspect;
        AddLine(AlertText.FormatVerdict(summary, decision));
        AddLine(isSuspect
            ? ChatText.Escape(summary.Report.SuspectBecause ?? "", 2 * MaxSentenceLength)
            : $"{AlertText.FormatChange(summary, decision)} {summary.Progress}".Trim());
        AddList("Incomplete coverage:", MaxSentences, [.. summary.MissingCoverage.Select(one => CreateSentence(one.Line))]);
        AddList(
            $"{summary.NewExemptionsTitle}:", MaxInstances,
            [.. summary.NewExemptions.Select(rule => CreateSentence(ExemptionText.Format(rule)) with { Count = rule.Added })]);
        AddList("Sudden changes:", MaxSentences, [.. summary.SuddenChanges.Select(CreateSentence)]);
        if (!isSuspect)
        {
            AddFixes();
            AddWhere();
        }

        AddList(decision.Kind == AlertKind.New ? "New:" : "Unmanaged:", MaxInstances, CreateUnmanaged());
        AddList("Disputed in two consecutive runs:", MaxSentences, [.. decision.Disputed.Select(CreateSingle)]);
        AddAccountsWithNews();
        return _text.Append("Report: ").Append(SafeText.ToSingleLine(reportAddress, MaxAddressLength)).ToString();
    }

    private void AddLine(string line) => _text.Append(line).Append(line.Length == 0 ? "" : "\n");

    private void AddList(string heading, int most, IReadOnlyList<Item> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        AddLine(heading);
        var left = items.Sum(item => item.Count);
        foreach (var item in AccountBreakdown.TakeFairly(items, most, item => item.Account, item => item.Count)
            .TakeWhile(item => _text.Length + item.Line.Length < MaxInLists))
        {
            AddLine($"• {item.Line}");
            left -= item.Count;
        }

        AddLine(left == 0 ? "" : $"• and {TextFormat.Number(left)} more, in the report");
    }

    // The next steps of the notification tell how to apply the fixes.
    private void AddFixes()
    {
        var fixes = summary.TopFixes;
        AddLine(fixes.List.Count == 0 ? "" : $"What to fix first: {fixes.Share}");
        foreach (var (index, fix) in fixes.List.Index())
        {
            var line = ChatText.Escape(TopFixes.Format(fix, _names.FormatMail), MaxFixLength);
            AddLine($"{TextFormat.Digits(index + 1)}. {line}");
        }
    }

    private void AddWhere()
    {
        var accounts = summary.UnmanagedByAccount;
        AddLine(accounts.Count < 2 ? "" : "Unmanaged, by account: " + AccountBreakdown.FormatNames(
            [.. accounts.Select(here => KeyValuePair.Create(here.Name, here.Unmanaged))], MaxWhereLength, _names.FormatChat));
    }

    // Accounts with new instances are named as far as space allows.
    private void AddAccountsWithNews()
    {
        var accounts = AccountBreakdown.Create(decision);
        var written = _text.ToString();
        if (decision.Kind is AlertKind.New or AlertKind.Disputed
            && accounts.Any(account => !written.Contains(account.Key, StringComparison.Ordinal)))
        {
            AddLine($"New in {TextFormat.Count(accounts.Count, "account")}: " + AccountBreakdown.FormatNames(
                accounts, Math.Min(MaxAccountsLength, MaxWithAccounts - written.Length), _names.FormatChat));
        }
    }

    private IReadOnlyList<Item> CreateUnmanaged()
    {
        var (lostTogether, others) = summary.DivideByCause(decision.Unmanaged);
        return
        [
            .. lostTogether.Select(lost => CreateShared(lost, "that lost their node at the same time")),
            .. others.Groups.Select(group => CreateShared(group.Rows, $"of {ChatText.Quote(group.Label, MaxLabelLength)}")),
            .. others.Alone.Select(CreateSingle),
        ];
    }

    private Item CreateShared(IReadOnlyList<ReportedInstance> rows, string what) => new(
        $"{FormatPlace(rows[0])}: {TextFormat.Count(rows.Count, "instance")} {what}", rows.Count, rows[0].Account);

    private Item CreateSingle(ReportedInstance row) => new(
        $"{FormatPlace(row)}: `{row.Instance}`"
            + (string.IsNullOrWhiteSpace(row.Name) ? "" : $" {ChatText.Quote(row.Name, MaxNameLength)}"),
        Account: row.Account);

    private static Item CreateSentence(string sentence) => new(ChatText.Escape(sentence, MaxSentenceLength));

    private string FormatPlace(ReportedInstance row) => $"{_names.FormatChat(row.Account)} {row.Region}";

    private readonly record struct Item(string Line, int Count = 1, string? Account = null);
}
