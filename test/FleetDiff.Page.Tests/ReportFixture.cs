using System.Text;
using FleetDiff.Cli;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Reporting.Html;

namespace FleetDiff.Page.Tests;

/// <summary>Pages in a folder: the archive of the demo, and pages of reports that a test builds.</summary>
public sealed class ReportFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fleetdiff-").FullName;
    private readonly Dictionary<(int Unmanaged, int Accounts), string> _large = [];

    /// <summary>The last report of the demo: groups, every kind of row, hostile names.</summary>
    public string Busy => Demo("reports/date=2026-11-23/report.html");

    /// <summary>The index page of the demo's archive.</summary>
    public string Index => Demo("reports/index.html");

    /// <summary>The folder of the demo's archive.</summary>
    public string Archive => _folder;

    public async Task InitializeAsync()
    {
        using var output = new MemoryStream();
        var host = new Host
        {
            Environment = new Dictionary<string, string?>(),
            Out = new(output),
            Error = new(output),
            Input = Stream.Null,
        };
        var exitCode = await FleetDiffCli.RunAsync(["demo", "--archive", _folder], host, default);
        Assert.True(exitCode == 0, Encoding.UTF8.GetString(output.ToArray()));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Writes the page of a report.</summary>
    public async Task<string> GetPageAsync(Report report)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        await using var stream = File.Create(file);
        await ReportPage.WriteAsync(new(report), stream, default);
        return file;
    }

    /// <summary>Writes the page of a report of <see cref="LargeFleet"/> once.</summary>
    public async Task<string> GetLargeAsync(int unmanaged, int accounts) =>
        _large.TryGetValue((unmanaged, accounts), out var file) ? file
            : _large[(unmanaged, accounts)] = await GetPageAsync(LargeFleet.CreateReport(unmanaged, accounts));

    /// <summary>Stores a page of a test.</summary>
    public string Keep(string page)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        File.WriteAllText(file, page);
        return file;
    }

    private string Demo(string file) => Path.Combine(_folder, file);
}

/// <summary>The browser and the pages, created once for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class InABrowser : ICollectionFixture<Chromium>, ICollectionFixture<ReportFixture>
{
    public const string Name = "in a browser";
}
