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

    /// <param name="account">The account of the instance.</param>
    /// <param name="region">The Region of the instance.</param>
    /// <param name="id">The instance id. An earlier record of it is replaced.</param>
    /// <param name="state">pending, running, stopping, stopped, shutting-down or terminated.</param>
    /// <param name="launchTime">The launch time. The default is a day ago.</param>
    /// <param name="platform">windows, or null.</param>
    /// <param name="capturedAt">The time of the record. The default is now.</param>
    /// <param name="address">The private IP address, or null.</param>
    /// <param name="dnsName">The private DNS name, or null.</param>
    /// <param name="setup">What the instance was launched with. The default is not recorded.</param>
    public AwsConfig AddInstance(
        string account,
        string region,
        string id,
        string state = "running",
        DateTimeOffset? launchTime = null,
        string? platform = null,
        DateTimeOffset? capturedAt = null,
        string? address = null,
        string? dnsName = null,
        InstanceSetup? setup = null)
    {
        Instances.Put(new(
            account,
            region,
            id,
            state,
            launchTime ?? DateTimeOffset.UtcNow.AddDays(-1),
            platform,
            capturedAt ?? DateTimeOffset.UtcNow,
            address,
            dnsName,
            setup ?? new()));
        return this;
    }
}

/// <summary>An account and Region from which an aggregator collects, with the status of the last collection.</summary>
public sealed record AggregatorSource(string Account, string Region)
{
    /// <summary>SUCCEEDED, FAILED or OUTDATED.</summary>
    public string Status { get; init; } = "SUCCEEDED";

    public string? ErrorCode { get; init; }
}
