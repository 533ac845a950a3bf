using System.Globalization;
using FleetDiff.Fleet;

namespace FleetDiff.Cli.Demo;

/// <summary>The organization of the demo, as sample-organization.csv tells it.</summary>
internal static class SampleOrganization
{
    /// <summary>The nights of the demo.</summary>
    public static readonly IReadOnlyList<DateOnly> Nights = [new(2026, 11, 21), new(2026, 11, 22), new(2026, 11, 23)];

    /// <summary>The accounts that somebody expects: the ones in the file, and one that nobody has turned on.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "111122223333", "222233334444", "333344445555", "444455556666", "555566667777", "666677778888", "777788889999",
    ];

    public static IReadOnlyList<SampleRow> Rows { get; } = [.. Read()];

    private static IEnumerable<SampleRow> Read()
    {
        using var stream = typeof(SampleOrganization).Assembly.GetManifestResourceStream("sample-organization.csv")
            ?? throw new InvalidOperationException("sample-organization.csv is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(',') is var fields
                && InstanceKey.TryParse(fields[0], fields[1], fields[2], out var key))
            {
                yield return new(key, NightsOf(fields[5]), NightsOf(fields[6]), TagsOf(fields));
            }
        }
    }

    private static Tags TagsOf(string[] fields) => Tags.Of(
    [
        new("Name", fields[3]), new("Team", fields[4]),
        .. fields[7].Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.Split('=')).Select(tag => KeyValuePair.Create(tag[0], tag[1])),
    ]);

    private static HashSet<int> NightsOf(string spans) => spans == "-" ? [] :
    [
        .. spans.Split(';').Select(span => span.Split('-').Select(Number).ToArray())
            .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)),
    ];

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}

/// <summary>A row of the sample: on which nights, counted from 1, which of the two lists has it.</summary>
internal sealed record SampleRow(
    InstanceKey Key, IReadOnlySet<int> Seen, IReadOnlySet<int> Managed, Tags Tags);
