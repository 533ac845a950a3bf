using FleetDiff.Cli.History;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Rendering;

/// <summary>Shows one instance: its state in the newest report, and its verdict in every report.</summary>
internal static class InstanceView
{
    private const int MaxTags = 20;
    private const int MaxTagLength = 120;

    /// <summary>Shows an instance.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="entries">The entries of the instance, newest first; at least one.</param>
    public static void Show(IAnsiConsole console, IReadOnlyList<HistoryEntry> entries)
    {
        var newest = entries[0];
        var row = entries.Select(entry => entry.Row).FirstOrDefault(row => row is not null);
        console.WriteTextLine(
            $"{newest.Key.Instance}  {SafeText.ToSingleLine(row?.Name ?? "", MaxTagLength)}".TrimEnd(), TextLines.Strong);
        console.WriteGrid(
            [
                .. CreateFacts(entries).Where(fact => fact.Text.Length > 0)
                    .Select(fact => new[] { TextLines.Create(fact.Label, TextLines.Quiet), TextLines.Create(fact.Text) }),
            ],
            indent: 2);
        if (newest.Row?.Cause is { Url: { } link })
        {
            console.WriteWhole(link);
        }

        foreach (var entry in entries)
        {
            Show(console, entry);
        }
    }

    private static void Show(IAnsiConsole console, HistoryEntry entry)
    {
        console.WriteTextLine();
        console.WriteTextLine($"{TextFormat.Date(entry.Date)}  {entry.Status}{(entry.Suspect ? " (suspect report)" : "")}",
            GetStyle(entry));
        if (entry.Row is not { } row)
        {
            return;
        }

        console.WriteIndented(TextLines.Create(row.Because));
        console.WriteGrid(
            [
                .. GetEvidence(row).Select(line => new[]
                {
                    TextLines.Create(line.Source, TextLines.Quiet), TextLines.Create(line.Status),
                    TextLines.Create(line.When, TextLines.Quiet),
                }),
            ],
            indent: 2);
    }

    /// <summary>Returns the evidence: the source, the status that it reports, and the time of the observation, in UTC.</summary>
    public static IEnumerable<(string Source, string Status, string When)> GetEvidence(ReportedInstance row)
    {
        foreach (var evidence in row.Evidence)
        {
            yield return (SourceText.Format(evidence.Source), SourceText.Format(evidence), TextFormat.Time(evidence.ObservedAt));
        }

        if (row.State is { } state)
        {
            yield return (SourceText.Format(Source.Config), KebabCase.Format(state),
                row.LaunchedAt is { } launched ? $"launched {TextFormat.Time(launched)}" : "");
        }
    }

    private static IEnumerable<(string Label, string Text)> CreateFacts(IReadOnlyList<HistoryEntry> entries)
    {
        var newest = entries[0];
        return
        [
            ("Account", TableColumns.FormatAccount(newest.Key.Account, Newest(row => row.AccountName))),
            ("Unit", Newest(row => row.OrganizationalUnit) ?? ""),
            ("Region", newest.Key.Region.Code),
            ("Verdict", newest.Status),
            ("Unmanaged", newest.Row is { Verdict: Verdict.Unmanaged, FirstUnmanaged: { } first } open
                ? $"since {TextFormat.Date(first)}, {TextFormat.Count(open.GetDaysOpen(newest.Date), "day")}"
                : ""),
            ("Disputed", newest.Row?.FirstDisputed is { } disputed ? $"since {TextFormat.Date(disputed)}" : ""),
            ("Reopened", newest.Row?.Reopened is { } resolved ? $"resolved earlier, on {TextFormat.Date(resolved)}" : ""),
            ("Intermittent", newest.Row?.Intermittent is { } since ? $"since {TextFormat.Date(since)}" : ""),
            ("Last managed", Newest(row => row.LastManaged is { } run ? TextFormat.Date(run) : null) ?? "never"),
            ("Exempt", newest.Row?.ExemptBy ?? ""),
            ("Exempt before", newest.Row?.ExemptionEnded ?? ""),
            ("Grace", newest.Row is { InGracePeriod: true } ? "no alert yet" : ""),
            ("Group", newest.Row?.Group ?? ""),
            ("Likely node", newest.Row?.LikelyNode ?? ""),
            ("Platform", Newest(row => row.Platform) ?? ""),
            ("SSM Agent", Newest(row => row.AgentVersion) ?? ""),
            ("Tags", Newest(row => row.Tags.IsKnown ? FormatTags(row.Tags) : null) ?? ""),
            ("Likely cause", newest.Row?.Cause is { } cause ? KebabCase.Format(cause.Code).Replace('-', ' ') : ""),
            ("Fact", newest.Row?.Cause?.Fact ?? ""),
            ("Fix", newest.Row?.Cause?.Fix ?? ""),
        ];

        // The newest report may lack a fact, because a source was not available.
        string? Newest(Func<ReportedInstance, string?> of) =>
            entries.Select(entry => entry.Row).OfType<ReportedInstance>().Select(of)
                .FirstOrDefault(known => known is not null);
    }

    private static string FormatTags(Tags tags) => TextFormat.List(
        [
            .. tags.ToList().Where(tag => tag.Key != "Name")
                .Select(tag => SafeText.ToSingleLine($"{tag.Key}={tag.Value}", MaxTagLength)),
        ],
        MaxTags);

    private static Style GetStyle(HistoryEntry entry) => entry.Row?.Verdict switch
    {
        Verdict.Managed => TextLines.Good,
        Verdict.Unmanaged => TextLines.Bad,
        Verdict.Disputed => TextLines.Warning,
        _ => TextLines.Strong,
    };
}
