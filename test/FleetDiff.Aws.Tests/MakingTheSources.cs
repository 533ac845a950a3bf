using FleetDiff.Configuration;
using FleetDiff.Fleet;

namespace FleetDiff.Aws.Tests;

public sealed class MakingTheSources
{
    [Fact]
    public void MakesThoseThatTheSettingsName()
    {
        var all = new EvidenceSettings { SecurityHub = true, SystemsManager = true, ConfigAggregator = "organization" };

        Assert.Equal([Source.SecurityHub, Source.SystemsManager, Source.Config],
            Composition.Evidence(all, "eu-west-1", TimeProvider.System).Select(source => source.Name));
        Assert.Empty(Composition.Evidence(new(), "eu-west-1", TimeProvider.System));
    }
}
