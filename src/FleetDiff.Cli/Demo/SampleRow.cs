using System.Globalization;

namespace FleetDiff.Cli.Demo;

/// <summary>
/// An instance or a node of the sample: a row of <c>sample-organization.csv</c>, which explains the columns. Runs are counted
/// from 1.
/// </summary>
internal sealed record SampleRow
{
    public required InstanceKey Key { get; init; }

    public required Tags Tags { get; init; }

    public required IReadOnlySet<int> ListedRuns { get; init; }

    public required IReadOnlySet<int> ManagedRuns { get; init; }

    public required SampleValues SecurityHub { get; init; }

    public required SampleValues Config { get; init; }

    public required DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>The image, the network and the instance profile, without a state.</summary>
    public required InstanceFacts Launch { get; init; }

    public required string? Platform { get; init; }

    public required string? AgentVersion { get; init; }

    public static SampleRow Parse(string[] fields) =>
        fields is [var account, var region, var instance, var name, var team, var seen, var managed,
            var hub, var config, var launched, var launch, var platform, var agent, var tags]
        && InstanceKey.TryParse(account, region, instance, out var key)
            ? new()
            {
                Key = key,
                Tags = Tags.Create([new("Name", name), new("Team", team), .. ParseTags(tags)]),
                ListedRuns = SampleFile.ParseRuns(seen),
                ManagedRuns = SampleFile.ParseRuns(managed),
                SecurityHub = new(hub),
                Config = new(config),
                LaunchedAt = SampleFile.ParseText(launched) is { } time
                    ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                    : null,
                Launch = SampleOrganization.CreateLaunch(SampleFile.ParseText(launch), account),
                Platform = SampleFile.ParseText(platform),
                AgentVersion = SampleFile.ParseText(agent),
            }
            : throw new InvalidOperationException($"A row of the sample cannot be read: {string.Join(',', fields)}");

    private static IEnumerable<KeyValuePair<string, string>> ParseTags(string tags) =>
        tags.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.Split('=')).Select(tag => KeyValuePair.Create(tag[0], tag[1]));
}

/// <summary>The values of a source for a row: one word for all runs, or one for each run; with <c>@</c> and a time.</summary>
internal sealed class SampleValues(string text)
{
    private readonly string[] _words = text.Split(';');

    /// <summary>Returns the word for one run and its time; null when the source has no value.</summary>
    public (string Word, DateTimeOffset At)? ForRun(SampleRun run)
    {
        var parts = (_words.Length == 1 ? _words[0] : _words[run.Number - 1]).Split('@');
        return SampleFile.ParseText(parts[0]) is { } word ? (word, GetTime(parts, run.Date)) : null;
    }

    private static DateTimeOffset GetTime(string[] parts, DateOnly run) =>
        parts.Length == 1 ? Utc(run.AddDays(-1), new(20, 15))
        : TimeOnly.TryParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Utc(run, time)
            : Utc(DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), new(20, 15));

    private static DateTimeOffset Utc(DateOnly date, TimeOnly time) => new(date, time, TimeSpan.Zero);
}
