namespace FleetDiff.Reporting.Tests.Csv;

internal static class CsvFiles
{
    /// <summary>Reads a file as the archive stores it, by its name: the column names, then the records.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(Report report, string name)
    {
        var (organization, accounts) = new ReportWriter().CreateFiles(report, []);
        using var stream = new MemoryStream();
        var file = organization.Concat(accounts).Single(file => Path.GetFileName(file.Key) == name);
        await file.Content.WriteAsync(stream, default);
        return CsvParser.Read(stream.ToArray());
    }
}
