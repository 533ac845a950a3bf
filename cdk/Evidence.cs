namespace FleetDiff.Cdk;

/// <summary>Which optional sources are asked, as the function's setting writes them.</summary>
public sealed record Evidence
{
    /// <summary>Whether Security Hub is asked.</summary>
    public bool SecurityHub { get; init; }

    /// <summary>Whether Systems Manager is asked for its node list.</summary>
    public bool SystemsManager { get; init; }

    /// <summary>The name of the aggregator of AWS Config that is asked; null when it is not.</summary>
    public string? ConfigAggregator { get; init; }

    /// <summary>The sources, comma separated; empty for none.</summary>
    public override string ToString() => string.Join(',', Words());

    private IEnumerable<string> Words()
    {
        if (SecurityHub)
        {
            yield return "security-hub";
        }

        if (SystemsManager)
        {
            yield return "systems-manager";
        }

        if (ConfigAggregator is { } aggregator)
        {
            yield return $"config:{aggregator}";
        }
    }
}
