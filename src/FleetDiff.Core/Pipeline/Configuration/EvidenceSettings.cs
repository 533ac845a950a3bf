namespace FleetDiff.Core.Pipeline.Configuration;

/// <summary>The optional sources that are read for evidence.</summary>
public sealed record EvidenceSettings
{
    /// <summary>Whether Security Hub is read for control SSM.1.</summary>
    public bool SecurityHub { get; init; }

    /// <summary>Whether the node list of Systems Manager is read.</summary>
    public bool SystemsManager { get; init; }

    /// <summary>The name of the AWS Config aggregator that is read; null when AWS Config is not read.</summary>
    public string? ConfigAggregator { get; init; }

    /// <summary>Formats the sources as the value of <see cref="Setting.Evidence"/>, comma separated; empty for none.</summary>
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
