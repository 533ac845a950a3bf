using System.Buffers;

namespace FleetDiff.Aws;

/// <summary>Which optional sources are asked for evidence.</summary>
public sealed record EvidenceSettings
{
    // AWS Config API Reference, ConfigurationAggregatorName.
    private const int LongestAggregatorName = 256;

    private static readonly SearchValues<char> AggregatorNameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Whether Security Hub is asked for control SSM.1.</summary>
    public bool SecurityHub { get; init; }

    /// <summary>Whether Systems Manager is asked for its node list.</summary>
    public bool SystemsManager { get; init; }

    /// <summary>The name of AWS Config's aggregator that is asked; null when it is not.</summary>
    public string? ConfigAggregator { get; init; }

    /// <summary>Whether a text can be an aggregator's name.</summary>
    public static bool IsAggregatorName(ReadOnlySpan<char> name) =>
        name.Length is >= 1 and <= LongestAggregatorName && !name.ContainsAnyExcept(AggregatorNameLetters);
}
