using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests;

public sealed class CompositionTests
{
    [Fact]
    public void CreatesTheSourcesOfTheSettings()
    {
        var all = new EvidenceSettings { SecurityHub = true, SystemsManager = true, ConfigAggregator = "organization" };

        Assert.Equal([Source.SecurityHub, Source.SystemsManager, Source.Config],
            Composition.CreateEvidenceSources(all, "eu-west-1", TimeProvider.System).Select(source => source.Name));
        Assert.Empty(Composition.CreateEvidenceSources(new(), "eu-west-1", TimeProvider.System));
    }
}
