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

/// <summary>A first night: nine of ten instances are managed, the rest is new.</summary>
[MemoryDiagnoser]
public class DomainBenchmark
{
    private static readonly DateOnly Run = new(2026, 11, 22);
    private static readonly DateTimeOffset Reported = new(2026, 11, 22, 1, 15, 0, TimeSpan.Zero);

    private FleetInventory _inventory = null!;
    private RunFindings _findings = null!;

    /// <summary>How many instances there are.</summary>
    [Params(10_000, 100_000, 1_000_000)]
    public int Instances { get; set; }

    /// <summary>Makes the fleet.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var rows = new InventoryBuilder();
        for (var i = 0; i < Instances; i++)
        {
            // Multiplied by a prime, so that they come in no order.
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

    /// <summary>Both lists held against each other.</summary>
    [Benchmark]
    public FleetDiff.Core.Analysis.InventoryComparison Compare() => FleetDiff.Core.Analysis.InventoryComparison.Compare(_inventory);

    /// <summary>From both lists to the report.</summary>
    [Benchmark]
    public RunFindings BuildReport() => ReportBuilder.Build(
        Run, Observations.Create(FleetDiff.Core.Analysis.InventoryComparison.Compare(_inventory), []), new Baseline(null), new AnalysisRules(), Reported);

    /// <summary>Every instance as a line of JSON, compressed.</summary>
    [Benchmark]
    public Task WriteInstances() => InstancesFile.WriteAsync(_findings, Stream.Null, CancellationToken.None);

    /// <summary>The report as JSON.</summary>
    [Benchmark]
    public Task WriteReport() =>
        JsonSerializer.SerializeAsync(Stream.Null, _findings.Report, ArchiveJson.Instance.Report);

    /// <summary>The report as a page.</summary>
    [Benchmark]
    public Task WritePage() => ReportPage.WriteAsync(new(_findings.Report), Stream.Null, CancellationToken.None);

    /// <summary>The unmanaged as CSV.</summary>
    [Benchmark]
    public Task WriteCsv() => new UnmanagedCsvColumns(new(_findings.Report)).WriteAsync(
        _findings.Report.Unmanaged, Stream.Null, byteOrderMark: true, CancellationToken.None);
}
