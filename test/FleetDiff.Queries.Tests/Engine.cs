using System.Globalization;
using DuckDB.NET.Data;

namespace FleetDiff.Queries.Tests;

/// <summary>Runs queries in DuckDB on an archive in a folder, with the tables that duckdb.sql creates.</summary>
internal sealed class Engine : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <param name="archive">The folder of the archive; a pattern with <c>*</c> for several archives.</param>
    public Engine(string archive)
    {
        _connection.Open();
        var folder = archive.Replace("'", "''", StringComparison.Ordinal);
        Execute(ReadFile("duckdb.sql")
            .Replace("'instances/date=*", $"'{folder}/instances/date=*", StringComparison.Ordinal)
            .Replace("'reports/date=*", $"'{folder}/reports/date=*", StringComparison.Ordinal));
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Runs a query and returns its rows: a text for each column, empty for NULL.</summary>
    public IReadOnlyList<string[]> Ask(string sql, params string[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(parameter));
        }

        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        }

        return rows;
    }

    /// <summary>Runs the query of a file and returns its rows.</summary>
    public IReadOnlyList<string[]> AskFile(string name, params string[] parameters) =>
        Ask(ReadFile(name), parameters);

    /// <summary>Reads a query that the deployment saves in Athena, or the file that is only for DuckDB.</summary>
    public static string ReadFile(string name) => Repository.Read($"cdk/Queries/{name}");

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DBNull => "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
