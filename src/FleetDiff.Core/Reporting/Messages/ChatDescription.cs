using System.Text;

namespace FleetDiff.Reporting.Messages;

/// <summary>
/// The text of a chat message, in the order of the mail. Its formats are those that Slack and Teams both know: code
/// and bullets.
/// </summary>
internal static class ChatDescription
{
    // A section of a Slack message takes 3,000 characters (Slack, Block Kit reference, section block).
    private const int Most = 2_800;
    private const int MostSentences = 3;
    private const int MostInstances = 10;
    private const int LongestName = 40;
    private const int LongestSentence = 200;

    public static string Of(Report report, AlertDecision decision, string where)
    {
        var end = $"Report: {PlainText.OneLine(where, LongestSentence * 2)}";
        var text = new StringBuilder().AppendLine(AlertWords.Verdict(report, decision));
        if (decision.Kind == AlertKind.Suspect)
        {
            text.AppendLine(ChatText.Plain(report.SuspectBecause ?? "", 2 * LongestSentence));
        }
        else
        {
            text.AppendLine(AlertWords.Change(report));
        }

        IReadOnlyList<(string Line, int Count)> unseen =
            [.. MailEntries.UnseenLines(report).Select(line => (ChatText.Plain(line, LongestSentence), 1))];
        Add(text, "What could not be seen:", unseen, MostSentences);
        Add(text, decision.Kind == AlertKind.New ? "New:" : "Unmanaged:", Unmanaged(decision), MostInstances);
        Add(text, "Disputed for the second night:",
            [.. decision.Disputed.Select(row => (Single(row), 1))], MostSentences);
        return text.Append(end).ToString().ReplaceLineEndings("\n");
    }

    private static void Add(StringBuilder text, string heading, IReadOnlyList<(string Line, int Count)> lines, int most)
    {
        if (lines.Count == 0)
        {
            return;
        }

        text.AppendLine(heading);
        var shown = 0;
        while (shown < lines.Count && shown < most && text.Length + lines[shown].Line.Length < Most - 2 * 400)
        {
            text.Append("• ").AppendLine(lines[shown++].Line);
        }

        if (lines.Skip(shown).Sum(line => line.Count) is > 0 and var left)
        {
            text.Append("• and ").Append(left).AppendLine(" more, in the report");
        }
    }

    private static IReadOnlyList<(string Line, int Count)> Unmanaged(AlertDecision decision) =>
    [
        .. decision.Unmanaged.Where(row => row.Group is not null)
            .GroupBy(row => (row.Account, row.Region, row.Group))
            .OrderByDescending(group => group.Count())
            .Select(group => ($"{group.Key.Account} {group.Key.Region}: "
                + $"{AlertWords.Count(group.Count(), "instance")} of {ChatText.Quoted(group.Key.Group ?? "", 80)}",
                group.Count())),
        .. decision.Unmanaged.Where(row => row.Group is null).Select(row => (Single(row), 1)),
    ];

    private static string Single(ReportedInstance row) => $"{row.Account} {row.Region}: `{row.Instance}`"
        + (row.Name is { Length: > 0 } name ? $" {ChatText.Quoted(name, LongestName)}" : "");
}
