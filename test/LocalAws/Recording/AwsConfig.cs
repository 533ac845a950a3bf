using System.Collections.Concurrent;
using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>The EC2 instances that AWS Config recorded, and the aggregators through which they can be queried.</summary>
public sealed class AwsConfig
{
    /// <summary>Whether queries with COUNT or GROUP BY are refused.</summary>
    public bool RefusesAggregates { get; set; }

    /// <summary>The Regions of the aggregators by their names.</summary>
    internal ConcurrentDictionary<string, string> Aggregators { get; } = new();

    internal Shelf<(string Account, string Region), AggregatorSource> Sources { get; } =
        new(source => (source.Account, source.Region));

    internal Shelf<string, ConfigItem> Instances { get; } = new(item => item.Id);

    /// <summary>Adds an aggregator of the whole organization, which exists only in its own Region.</summary>
    public AwsConfig AddAggregator(string name, string region = LocalAwsServer.Region)
    {
        Aggregators[name] = region;
        return this;
    }

    /// <summary>Adds a source to every aggregator. Instances can be added without it.</summary>
    public AwsConfig AddSource(AggregatorSource source)
    {
        Sources.Put(source);
        return this;
    }

    /// <summary>Adds an instance with what most tests need.</summary>
    public AwsConfig AddInstance(
        string account,
        string region,
        string id,
        string state = "running",
        string? platform = null,
        InstanceSetup? setup = null) =>
        Add(new(account, region, id) { State = state, Platform = platform, Setup = setup ?? new() });

    /// <summary>Adds an instance. It replaces an earlier record of the same id.</summary>
    public AwsConfig Add(ConfigItem item)
    {
        Instances.Put(item);
        return this;
    }
}

/// <summary>An account and Region from which an aggregator collects, with the status of the last collection.</summary>
public sealed record AggregatorSource(string Account, string Region)
{
    /// <summary>SUCCEEDED, FAILED or OUTDATED.</summary>
    public string Status { get; init; } = "SUCCEEDED";

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
