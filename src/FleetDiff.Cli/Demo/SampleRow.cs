using System.Globalization;
using FleetDiff.Core.Model;

namespace FleetDiff.Cli.Demo;

/// <summary>A row of the sample: an instance or a node, with the data of the sources in each run, counted from 1.</summary>
internal sealed record SampleRow
{
    public const string None = "-";

    public required InstanceKey Key { get; init; }

    public required Tags Tags { get; init; }

    /// <summary>The runs in which the list of EC2 instances has the instance.</summary>
    public required IReadOnlySet<int> ListedRuns { get; init; }

    /// <summary>The runs in which the list of managed nodes has the node.</summary>
    public required IReadOnlySet<int> ManagedRuns { get; init; }

    /// <summary>The result of SSM.1.</summary>
    public required SampleValues SecurityHub { get; init; }

    /// <summary>The state in AWS Config.</summary>
    public required SampleValues Config { get; init; }

    public required DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>The name of its launch template, or null.</summary>
    public required string? Launch { get; init; }

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
                ListedRuns = ParseRuns(seen),
                ManagedRuns = ParseRuns(managed),
                SecurityHub = new(hub),
                Config = new(config),
                LaunchedAt = launched == None
                    ? null
                    : DateTimeOffset.Parse(launched, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Launch = ParseText(launch),
                Platform = ParseText(platform),
                AgentVersion = ParseText(agent),
            }
            : throw new InvalidOperationException($"A row of the sample cannot be read: {string.Join(',', fields)}");

    private static IEnumerable<KeyValuePair<string, string>> ParseTags(string tags) =>
        tags.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.Split('=')).Select(tag => KeyValuePair.Create(tag[0], tag[1]));

    internal static string? ParseText(string field) => field == None ? null : field;

    internal static HashSet<int> ParseRuns(string spans) => spans == None ? [] :
    [
        .. spans.Split(';').Select(span => span.Split('-').Select(ParseNumber).ToArray())
            .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)),
    ];

    private static int ParseNumber(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}

/// <summary>The values of a source for a row: one word for all runs, or one for each run; with <c>@</c> and a time.</summary>
internal sealed class SampleValues(string text)
{
    private readonly string[] _words = text.Split(';');

    /// <summary>The word for one run and its time; null when the source has no value.</summary>
    public (string Word, DateTimeOffset At)? ForRun(SampleRun run)
    {
        var parts = (_words.Length == 1 ? _words[0] : _words[run.Number - 1]).Split('@');
        return parts[0] == SampleRow.None ? null : (parts[0], GetTime(parts, run.Date));
    }

    private static DateTimeOffset GetTime(string[] parts, DateOnly run) =>
        parts.Length == 1 ? Utc(run.AddDays(-1), new(20, 15))
        : TimeOnly.TryParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Utc(run, time)
            : Utc(DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), new(20, 15));

    private static DateTimeOffset Utc(DateOnly date, TimeOnly time) => new(date, time, TimeSpan.Zero);
}
