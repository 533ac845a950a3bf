using System.Runtime.CompilerServices;

namespace FleetDiff.Queries.Tests;

/// <summary>Reads the files of the queries that the deployment saves in Athena.</summary>
internal static class QueryFiles
{
    public const string CoverageByAccount = "coverage-by-account.sql";
    public const string CoverageByUnit = "coverage-by-unit.sql";
    public const string CausesOverTime = "causes-over-time.sql";
    public const string MeanRunsToResolve = "mean-days-to-resolve.sql";
    public const string NotSeen = "not-seen.sql";
    public const string OpenLongest = "open-longest.sql";
    public const string ReopenedMost = "reopened-most.sql";
    public const string UnmanagedOnARun = "unmanaged-on-date.sql";

    /// <summary>The file that is only for DuckDB.</summary>
    public const string DuckDB = "duckdb.sql";

    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Folder(), "*.sql").Select(Path.GetFileName).OfType<string>();

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "../../cdk/Queries");
}
