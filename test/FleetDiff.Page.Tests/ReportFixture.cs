using FleetDiff.Cli;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Reporting.Html;

namespace FleetDiff.Page.Tests;

/// <summary>Pages in a folder: the demo's archive, and nights of a test's own.</summary>
public sealed class ReportFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fleetdiff-").FullName;

    /// <summary>The demo's last night: groups, every kind of row, names that mean ill.</summary>
    public string Busy => Demo("reports/date=2026-11-23/report.html");

    /// <summary>The front page of the demo's archive.</summary>
    public string Index => Demo("reports/index.html");

    /// <summary>Where the demo's archive is.</summary>
    public string Archive => _folder;

    public async Task InitializeAsync()
    {
        using var said = new StringWriter();
        var host = new Host
        {
            Environment = new Dictionary<string, string?>(),
            Out = new(said),
            Error = new(said),
            Input = Stream.Null,
        };
        var exitCode = await FleetDiffCli.RunAsync(["demo", "--archive", _folder], host, default);
        Assert.True(exitCode == 0, said.ToString());
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Makes the page of a report.</summary>
    public async Task<string> GetPageAsync(Report report)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        await using var stream = File.Create(file);
        await ReportPage.WriteAsync(new(report), stream, default);
        return file;
    }

    /// <summary>Keeps a page of a test's own.</summary>
    public string Keep(string page)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        File.WriteAllText(file, page);
        return file;
    }

    private string Demo(string file) => Path.Combine(_folder, file);
}

/// <summary>The browser and the pages, made once for all tests.</summary>
[CollectionDefinition(Name)]
public sealed class InABrowser : ICollectionFixture<Chromium>, ICollectionFixture<ReportFixture>
{
    public const string Name = "in a browser";
}
