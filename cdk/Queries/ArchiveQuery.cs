using System.Reflection;

namespace FleetDiff.Cdk.Queries;

/// <summary>A question to the archive, from a file in <c>Queries</c>.</summary>
/// <param name="Name">Its name, such as <c>open longest</c>.</param>
/// <param name="Sql">The whole file.</param>
public sealed record ArchiveQuery(string Name, string Sql)
{
    private const string Comment = "-- ";

    // It makes the table in DuckDB; in Athena the table is there.
    private const string OfDuckDB = "duckdb.sql";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ArchiveQuery> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(file => file.EndsWith(".sql", StringComparison.Ordinal) && file != OfDuckDB)
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>What it tells and what its parameter is: the comment with which it begins.</summary>
    public string Description => string.Join(' ', Sql.Split('\n')
        .TakeWhile(line => line.StartsWith(Comment, StringComparison.Ordinal))
        .Select(line => line[Comment.Length..].TrimEnd()));

    private static ArchiveQuery Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return new(Path.GetFileNameWithoutExtension(file).Replace('-', ' '), reader.ReadToEnd());
    }
}
