namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>Which optional sources are asked for evidence.</summary>
public sealed record EvidenceSettings
{
    /// <summary>Whether Security Hub is asked for control SSM.1.</summary>
    public bool SecurityHub { get; init; }

    /// <summary>Whether Systems Manager is asked for its node list.</summary>
    public bool SystemsManager { get; init; }

    /// <summary>The name of AWS Config's aggregator that is asked; null when it is not.</summary>
    public string? ConfigAggregator { get; init; }

    /// <summary>The sources as <see cref="Setting.Evidence"/> has them, comma separated; empty for none.</summary>
    public override string ToString()
    {
        var sources = new[]
        {
            SecurityHub ? "security-hub" : null,
            SystemsManager ? "systems-manager" : null,
            ConfigAggregator is { } aggregator ? $"config:{aggregator}" : null,
        };
        return string.Join(',', sources.OfType<string>());
    }
}
