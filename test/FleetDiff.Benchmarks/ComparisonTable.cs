using System.Globalization;
using System.Text;

namespace FleetDiff.Benchmarks;

/// <summary>A Markdown table that compares two programs, with the ratio of each pair of values.</summary>
internal sealed class ComparisonTable(string one, string other)
{
    private readonly StringBuilder _rows = new();

    public void Add(string what, string unit, double first, double second) => _rows.AppendLine(
        CultureInfo.InvariantCulture,
        $"| {what} | {Figure(first)} {unit} | {Figure(second)} {unit} | {second / first:0.0} |");

    public override string ToString() => $"""
        | | {one} | {other} | {other} ÷ {one} |
        |---|---:|---:|---:|
        {_rows}
        """;

    // Three significant digits.
    private static string Figure(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
