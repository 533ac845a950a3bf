using System.Collections.Concurrent;
using FleetDiff.Cli.Tests;
using FleetDiff.Reporting.Html;

namespace FleetDiff.Page.Tests;

/// <summary>
/// Pages in a folder, written once for all tests: the archive of the demo, and pages of reports that a test builds.
/// </summary>
internal static class ReportFiles
{
    private static readonly string Folder = CreateFolder();
    private static readonly Lazy<Task<string>> Demo = new(RunDemoAsync);
    private static readonly ConcurrentDictionary<(int Unmanaged, int Accounts), Lazy<Task<string>>> Large = new();

    /// <summary>The last report of the demo: groups, every kind of row, hostile names.</summary>
    public static async Task<string> GetBusyAsync() => Path.Combine(await Demo.Value, "reports/date=2026-11-23/report.html");

    /// <summary>The index page of the demo's archive.</summary>
    public static async Task<string> GetIndexAsync() => Path.Combine(await Demo.Value, "reports/index.html");

    /// <summary>The folder of the demo's archive.</summary>
    public static Task<string> GetArchiveAsync() => Demo.Value;

    /// <summary>The page of a report of <see cref="LargeReports"/>.</summary>
    public static Task<string> GetLargeAsync(int unmanaged, int accounts) => Large.GetOrAdd(
        (unmanaged, accounts), _ => new(() => WriteAsync(LargeReports.Create(unmanaged, accounts)))).Value;

    /// <summary>Writes the page of a report.</summary>
    public static async Task<string> WriteAsync(Report report)
    {
        var file = CreateName();
        await using var stream = File.Create(file);
        await ReportPage.WriteAsync(new(report), stream, default);
        return file;
    }

    /// <summary>Writes any page.</summary>
    public static async Task<string> WriteAsync(string page)
    {
        var file = CreateName();
        await File.WriteAllTextAsync(file, page);
        return file;
    }

    private static string CreateName() => Path.Combine(Folder, $"{Guid.NewGuid():N}.html");

    private static string CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static async Task<string> RunDemoAsync()
    {
        var demo = await Terminal.RunAsync("demo", "--archive", Folder);
        Assert.True(demo.ExitCode == 0, demo.Error);
        return Folder;
    }
}
