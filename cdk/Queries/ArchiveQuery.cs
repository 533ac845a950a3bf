using System.Reflection;

namespace FleetDiff.Cdk.Queries;

/// <summary>A query over the archive, from a file in <c>Queries</c>.</summary>
/// <param name="Name">The file name without hyphens and extension, such as <c>open longest</c>.</param>
/// <param name="Sql">The content of the file.</param>
internal sealed record ArchiveQuery(string Name, string Sql)
{
    private const string Comment = "-- ";

    // This file creates the table in DuckDB; Athena has the table.
    private const string DuckDb = "duckdb.sql";

    /// <summary>All queries, in order of their names.</summary>
    public static IReadOnlyList<ArchiveQuery> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(file => file.EndsWith(".sql", StringComparison.Ordinal) && file != DuckDb)
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>The description of the result and of the parameter: the comment at the start of the file.</summary>
    public string Description => string.Join(' ', Sql.Split('\n')
        .TakeWhile(line => line.StartsWith(Comment, StringComparison.Ordinal))
        .Select(line => line[Comment.Length..].TrimEnd()));

    private static ArchiveQuery Read(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!);
        return new(Path.GetFileNameWithoutExtension(file).Replace('-', ' '), reader.ReadToEnd());
    }
}
