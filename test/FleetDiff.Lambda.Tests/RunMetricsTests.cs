using System.Text.Json.Nodes;

namespace FleetDiff.Lambda.Tests;

/// <summary>The log line from which CloudWatch extracts metrics.</summary>
public sealed class RunMetricsTests
{
    private static string Line => RunMetrics.FormatLine(
        Report, "fleetdiff", "r-1", DateTimeOffset.FromUnixTimeMilliseconds(1795401000123), TimeSpan.FromMilliseconds(61_234.5));

    [Fact]
    public void IsInEmbeddedMetricFormat() => Assert.Equal(
        """
        {"_aws":{"Timestamp":1795401000123,"CloudWatchMetrics":[{"Namespace":"FleetDiff","Dimensions":[["FunctionName"]],"Metrics":[{"Name":"Instances","Unit":"Count"},{"Name":"Managed","Unit":"Count"},{"Name":"Dormant","Unit":"Count"},{"Name":"Unmanaged","Unit":"Count"},{"Name":"New","Unit":"Count"},{"Name":"Exempt","Unit":"Count"},{"Name":"BlindSpots","Unit":"Count"},{"Name":"SourcesFailed","Unit":"Count"},{"Name":"Suspect","Unit":"Count"},{"Name":"Pages","Unit":"Count"},{"Name":"Duration","Unit":"Milliseconds"}]}]},"FunctionName":"fleetdiff","requestId":"r-1","date":"2026-11-23","Instances":120,"Managed":100,"Dormant":7,"Unmanaged":6,"New":0,"Exempt":3,"BlindSpots":2,"SourcesFailed":2,"Suspect":1,"Pages":45,"Duration":61234}
        """,
        Line);

    /// <summary>Returns the name and the unit of each metric that the line declares.</summary>
    internal static IEnumerable<(string Name, string Unit)> Declared() =>
        JsonNode.Parse(Line)!["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]!.AsArray()
            .Select(metric => ((string)metric!["Name"]!, (string)metric["Unit"]!));

    [Fact]
    public async Task IsItsOwnLineInTextFormat()
    {
        await using var function = await FunctionProcess.StartAsync();
        await function.InvokeAsync(FunctionProcess.Scheduled);

        var line = Assert.Single(await function.StopAsync(), line => line.Contains("_aws", StringComparison.Ordinal));

        Assert.Single(LogLines.Parse([line]).Metrics());
    }

    private static Report Report { get; } = Fleets.Report(Fleets.With()) with
    {
        Sources =
        [
            new(Source.ResourceExplorer, SourceStatus.Complete, null) { Pages = 40 },
            new(Source.SecurityHub, SourceStatus.Denied, null),
            new(Source.SystemsManager, SourceStatus.Complete, null) { Pages = 5 },
            new(Source.Config, SourceStatus.NotSetUp, null),
        ],
        Totals = new(
            Instances: 120, Managed: 100, Dormant: 7, Unmanaged: 6, Disputed: 4, Exempt: 3, OrphanedNodes: 2, HybridNodes: 1),
        BlindSpots = [new("222233334444", null, "No index."), new("333344445555", "eu-west-1", "No index.")],
    };
}
