using FleetDiff.Cli.Explaining;
using FleetDiff.Comparing;
using FleetDiff.Fleet;
using FleetDiff.Reporting;
using Spectre.Console;

namespace FleetDiff.Cli.Views;

/// <summary>One instance in full: how it stands, and every night that speaks of it.</summary>
internal static class InstanceView
{
    private const int MostTags = 20;
    private const int LongestTag = 120;
    private const int LongestLink = 2000;

    /// <summary>Shows an instance.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="sightings">The nights that speak of it, newest first; at least one.</param>
    public static void Show(IAnsiConsole console, IReadOnlyList<Sighting> sightings)
    {
        var newest = sightings[0];
        var row = sightings.Select(sighting => sighting.Row).FirstOrDefault(row => row is not null);
        console.Line($"{newest.Key.Instance}  {PlainText.OneLine(row?.Name ?? "", LongestTag)}".TrimEnd(), Lines.Strong);
        var facts = Grid();
        foreach (var (label, text) in Facts(sightings).Where(fact => fact.Text.Length > 0))
        {
            facts.AddRow(Lines.Of(label, Lines.Quiet), Lines.Of(text));
        }

        console.Indented(facts);
        if (newest.NextStep is { Url: { } link })
        {
            // Not by the console, which would break it: an address is there to be copied.
            console.Profile.Out.Writer.WriteLine($"  {PlainText.OneLine(link, LongestLink)}");
        }

        foreach (var sighting in sightings)
        {
            Show(console, sighting);
        }
    }

    private static void Show(IAnsiConsole console, Sighting sighting)
    {
        console.Line();
        console.Line($"{Written.Day(sighting.Date)}  {sighting.Standing}{(sighting.Suspect ? " (a suspect night)" : "")}",
            StyleOf(sighting));
        if (sighting.Row is not { } row)
        {
            return;
        }

        console.Indented(Lines.Of(row.Because));
        var evidence = Grid().AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var (source, says, when) in Words.Evidence(row))
        {
            evidence.AddRow(Lines.Of(source, Lines.Quiet), Lines.Of(says), Lines.Of(when, Lines.Quiet));
        }

        console.Indented(evidence);
    }

    private static IEnumerable<(string Label, string Text)> Facts(IReadOnlyList<Sighting> sightings)
    {
        var newest = sightings[0];
        return
        [
            ("Account", newest.Key.Account),
            ("Region", newest.Key.Region.Code),
            ("Verdict", newest.Standing),
            ("Unmanaged", newest.Row is { Verdict: Verdict.Unmanaged, FirstUnmanaged: { } first } open
                ? $"since {Written.Day(first)}, {Written.Count(open.NightsOpen(newest.Date), "night")}"
                : ""),
            ("Disputed", newest.Row?.FirstDisputed is { } disputed ? $"since {Written.Day(disputed)}" : ""),
            ("Reopened", newest.Row?.Reopened is { } resolved ? $"it had been resolved on {Written.Day(resolved)}" : ""),
            ("Last managed", Newest(row => row.LastManaged is { } night ? Written.Day(night) : null) ?? "never on record"),
            ("Exempt", newest.Row?.ExemptBy ?? ""),
            ("Exempt before", newest.Row?.ExemptionEnded ?? ""),
            ("Grace", newest.Row is { TooNew: true } ? "no alert yet" : ""),
            ("Group", newest.Row?.Group ?? ""),
            ("Likely node", newest.Row?.LikelyNode ?? ""),
            ("Platform", Newest(row => row.Platform) ?? ""),
            ("SSM Agent", Newest(row => row.AgentVersion) ?? ""),
            ("Unit", Newest(row => row.OrganizationalUnit) ?? ""),
            ("Tags", Newest(row => row.Tags.IsKnown ? TagsOf(row.Tags) : null) ?? ""),
            ("Likely cause", newest.NextStep?.Category ?? ""),
            ("Next step", newest.NextStep?.Advice ?? ""),
        ];

        // Not every night knows everything: a source may have been silent on the last one.
        string? Newest(Func<ReportedInstance, string?> of) =>
            sightings.Select(sighting => sighting.Row).OfType<ReportedInstance>().Select(of)
                .FirstOrDefault(known => known is not null);
    }

    private static string TagsOf(Tags tags)
    {
        var all = tags.ToList().Where(tag => tag.Key != "Name").ToList();
        var shown = all.Take(MostTags).Select(tag => PlainText.OneLine($"{tag.Key}={tag.Value}", LongestTag));
        return $"{string.Join(", ", shown)}{(all.Count > MostTags ? $" and {Written.Number(all.Count - MostTags)} more" : "")}";
    }

    private static Style StyleOf(Sighting sighting) => sighting.Row?.Verdict switch
    {
        Verdict.Managed => Lines.Good,
        Verdict.Unmanaged => Lines.Bad,
        Verdict.Disputed => Lines.Uneasy,
        _ => Lines.Strong,
    };

    private static Grid Grid() => new Grid { Expand = false }
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) });
}
