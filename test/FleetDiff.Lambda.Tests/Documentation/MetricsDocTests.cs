using System.Reflection;
using System.Text.Json.Serialization;

namespace FleetDiff.Lambda.Tests.Documentation;

/// <summary>The metrics and the summary of the function in docs/deploy.md.</summary>
public sealed class MetricsDocTests
{
    private const string Page = "docs/deploy.md";

    [Fact]
    public void TheTableListsEveryMetricWithItsUnit() => Assert.Equal(
        RunMetricsTests.Declared().OrderBy(metric => metric.Name, StringComparer.Ordinal),
        (from row in Docs.Rows(Page, "metric") from name in Docs.Codes(row[0]) select (Name: name, Unit: row[1]))
            .OrderBy(metric => metric.Name, StringComparer.Ordinal));

    [Fact]
    public void SummaryFieldsMatchTheProgram() => Assert.Equal(
        typeof(RunSummary).GetProperties().Select(field => field.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name),
        Docs.Codes(Docs.Read(Page).Split("a summary as JSON:")[1].Split('\n')[0]));
}
