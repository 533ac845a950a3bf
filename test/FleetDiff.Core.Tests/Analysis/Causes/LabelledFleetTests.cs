using FleetDiff.Core.Model;
using Xunit.Abstractions;

namespace FleetDiff.Core.Tests.Analysis.Causes;

public sealed class LabelledFleetTests(ITestOutputHelper output)
{
    [Fact]
    public void X()
    {
        foreach (var (n, e) in new[] { (10000, 0.0), (10000, 0.05), (3000, 0.0), (50000, 0.0), (50000,.05) })
        foreach (var s in LabelledFleet.Measure(n, e)) output.WriteLine($"{n} {e} {s.Code} planted {s.Planted} claimed {s.Claimed} right {s.Right} P {s.Precision:0.000} R {s.Recall:0.000}");
        Assert.Fail("x");
    }
}
