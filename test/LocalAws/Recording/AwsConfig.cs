using LocalAws.Serving;

namespace LocalAws.Recording;

/// <summary>What AWS Config recorded of EC2 instances, and the aggregators through which it can be asked for.</summary>
public sealed class AwsConfig
{
    private readonly TimeProvider _clock;
    private readonly CallBudget _budget;

    internal AwsConfig(TimeProvider clock)
    {
        _clock = clock;
        _budget = new CallBudget(clock);
    }

    /// <summary>The quota above which a call is throttled; null for none.</summary>
    public double? CallsPerSecond
    {
        get => _budget.PerSecond;
        set => _budget.PerSecond = value;
    }

    internal Shelf<string, Aggregator> Aggregators { get; } = new(aggregator => aggregator.Name);

    internal Shelf<(string Account, string Region), AggregatorSource> Sources { get; } =
        new(source => (source.Account, source.Region));

    internal Shelf<string, ConfigItem> Instances { get; } = new(item => item.Id);

    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>An aggregator of the whole organization, which only its own Region knows.</summary>
    public AwsConfig AddAggregator(string name, string region = LocalAwsServer.Region)
    {
        Aggregators.Put(new(name, region));
        return this;
    }

    /// <summary>A source of every aggregator; instances can be added without it.</summary>
    public AwsConfig AddSource(AggregatorSource source)
    {
        Sources.Put(source);
        return this;
    }

    /// <param name="account">Whose instance it is.</param>
    /// <param name="region">Where it is.</param>
    /// <param name="id">Its id; an earlier record of it is replaced.</param>
    /// <param name="state">pending, running, stopping, stopped, shutting-down or terminated.</param>
    /// <param name="launchTime">A day ago, unless given.</param>
    /// <param name="platform">windows, or nothing at all.</param>
    /// <param name="capturedAt">When it was recorded; now, unless given.</param>
    /// <param name="address">Its private address, or nothing at all.</param>
    /// <param name="dnsName">Its private DNS name, or nothing at all.</param>
    public AwsConfig AddInstance(
        string account,
        string region,
        string id,
        string state = "running",
        DateTimeOffset? launchTime = null,
        string? platform = null,
        DateTimeOffset? capturedAt = null,
        string? address = null,
        string? dnsName = null)
    {
        Instances.Put(new(account, region, id, state, launchTime ?? Now.AddDays(-1), platform, capturedAt ?? Now)
        {
            PrivateIpAddress = address,
            PrivateDnsName = dnsName,
        });
        return this;
    }

    public bool Remove(string id) => Instances.Remove(item => item.Id == id);

    /// <summary>Forgets the instances; the aggregators and their sources stay.</summary>
    public void Clear() => Instances.Clear();

    internal bool TryCall() => _budget.TryTake();
}
