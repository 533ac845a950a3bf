using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using FleetDiff.Core.Analysis.Exemptions;
using FleetDiff.Core.Model;

namespace FleetDiff.Benchmarks.Scale;

/// <summary>Measures the exemption of one instance. The time must not depend on the number of rules.</summary>
public class ExemptionBenchmark
{
    private ExemptionMatcher _exemptions = null!;
    private Instance _instance;

    /// <summary>The number of rules. Half of them name a tag.</summary>
    [Params(1, 100, ExemptionParser.MaxRules)]
    public int Rules { get; set; }

    /// <summary>Creates the rules.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var lines = Enumerable.Range(0, Rules).Select(n => string.Create(CultureInfo.InvariantCulture,
            $"{n:d12},*,*,2027-03-31,lab,,{(n % 2 == 0 ? $"key{n}=value" : "")}"));
        _exemptions = new(
            new()
            {
                Exemptions = ExemptionParser.Parse(Encoding.UTF8.GetBytes(
                    string.Join('\n', lines.Prepend("account,region,instance,until,reason,owner,tag")))),
            },
            new(2026, 11, 22));
        _ = InstanceKey.TryParse("111122223333", "eu-west-1", "i-0000000000000000a", out var key);
        _instance = new(key, null, Tags.Create([new("team", "batch"), new("Name", "web-1")]));
    }

    /// <summary>Evaluates an instance that no rule matches.</summary>
    [Benchmark]
    public Exemption? Match() => _exemptions.Match(_instance);
}
