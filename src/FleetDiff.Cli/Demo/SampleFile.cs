using FleetDiff.Core.Pipeline.Archive;

namespace FleetDiff.Cli.Demo;

/// <summary>A file of the sample, embedded as a person wrote it.</summary>
internal static class SampleFile
{
    public const string Organization = "sample-organization.csv";
    public const string Accounts = "sample-accounts.csv";
    public const string Launches = "sample-launches.csv";
    public const string Exemptions = "sample-exemptions.csv";

    /// <summary>The rows below the header, each as its fields; no field holds a comma.</summary>
    public static IEnumerable<string[]> ReadRows(string name)
    {
        using var reader = new StreamReader(Open(name));
        var isHeader = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (!isHeader)
            {
                yield return line.Split(',', StringSplitOptions.TrimEntries);
            }

            isHeader = false;
        }
    }

    /// <summary>The file as it is, for an archive.</summary>
    public static FileContent CreateContent(string name) => new("text/csv; charset=utf-8", async (stream, ct) =>
    {
        await using var file = Open(name);
        await file.CopyToAsync(stream, ct);
    });

    private static Stream Open(string name) => typeof(SampleFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded.");
}
