using System.Globalization;
using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli.Demo;

/// <summary>A file of the sample, embedded as a person wrote it.</summary>
internal static class SampleFile
{
    private const string None = "-";

    /// <summary>Parses the rows below the header; no field contains a comma.</summary>
    public static IReadOnlyList<T> Parse<T>(string name, Func<string[], T> parse)
    {
        using var reader = new StreamReader(Open(name));
        return
        [
            .. reader.ReadToEnd().Split('\n').Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith('#')).Skip(1)
                .Select(line => parse(line.Split(',', StringSplitOptions.TrimEntries))),
        ];
    }

    /// <summary>Parses a field; null for a hyphen.</summary>
    public static string? ParseText(string field) => field == None ? null : field;

    /// <summary>Parses the numbers of runs: <c>1-5</c> is a span, <c>1;3</c> are two runs, a hyphen is none.</summary>
    public static IReadOnlySet<int> ParseRuns(string spans) => spans == None ? new HashSet<int>() : spans.Split(';')
        .Select(span => span.Split('-').Select(digits => int.Parse(digits, CultureInfo.InvariantCulture)).ToArray())
        .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1))
        .ToHashSet();

    /// <summary>The file as it is, for an archive.</summary>
    public static FileContent CreateContent(string name) => new("text/csv; charset=utf-8", async (stream, ct) =>
    {
        await using var file = Open(name);
        await file.CopyToAsync(stream, ct);
    });

    private static Stream Open(string name) => typeof(SampleFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded.");
}
