using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting.Csv;
using FleetDiff.Reporting.Html;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>Measures a first run: nine of ten instances are managed, the rest is new.</summary>
[MemoryDiagnoser]
public class DomainBenchmark
{
    private static readonly DateOnly Run = new(2026, 11, 22);
    private static readonly DateTimeOffset Reported = new(2026, 11, 22, 1, 15, 0, TimeSpan.Zero);

    private FleetInventory _inventory = null!;
    private RunFindings _findings = null!;

    /// <summary>The number of instances.</summary>
    [Params(10_000, 100_000, 1_000_000)]
    public int Instances { get; set; }

    /// <summary>Creates the fleet.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var rows = new InventoryBuilder();
        for (var i = 0; i < Instances; i++)
        {
            // Multiplied by a prime, so that the rows are not in order.
            var number = i * 7919L % Instances;
            var account = string.Create(CultureInfo.InvariantCulture, $"{(number % 400) + 100_000_000_000:d12}");
            var region = number % 3 == 0 ? "us-east-1" : "eu-west-1";
            rows.AddInstance($"arn:aws:ec2:{region}:{account}:instance/i-{number:x17}", Reported,
            [
                new("Name", string.Create(CultureInfo.InvariantCulture, $"web-{number:d7}")), new("team", "shop"),
                new("stage", "prod"),
            ]);
            if (number % LargeFleet.Unmanaged != 0)
            {
                rows.AddNode($"arn:aws:ssm:{region}:{account}:managed-instance/i-{number:x17}", Reported);
            }
        }

        _inventory = rows.Build(new View(LargeFleet.ViewArn, null), 1, Instances);
        _findings = BuildReport();
    }

    /// <summary>Builds the report from the inventory.</summary>
    [Benchmark]
    public RunFindings BuildReport() => ReportBuilder.Build(
        Run, new(_inventory, []), new Baseline(null), new AnalysisRules(), Reported);

    /// <summary>Writes every instance as a line of compressed JSON.</summary>
    [Benchmark]
    public Task WriteInstances() => InstancesFile.WriteAsync(_findings, Stream.Null, CancellationToken.None);

    /// <summary>Writes the report as JSON.</summary>
    [Benchmark]
    public Task WriteReport() =>
        JsonSerializer.SerializeAsync(Stream.Null, _findings.Report, ArchiveJson.Instance.Report);

    /// <summary>Writes the report as a page.</summary>
    [Benchmark]
    public Task WritePage() => ReportPage.WriteAsync(new(_findings.Report), Stream.Null, CancellationToken.None);

    /// <summary>Writes the unmanaged instances as CSV.</summary>
    [Benchmark]
    public Task WriteCsv() => new UnmanagedCsvColumns(new(_findings.Report)).WriteAsync(
        _findings.Report.Unmanaged, Stream.Null, byteOrderMark: true, CancellationToken.None);
}
