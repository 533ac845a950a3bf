using System.Text.Json.Serialization;
using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Reporting;

/// <summary>One instance as the report and <c>instances.jsonl.gz</c> show it. Fields without a value are left out.</summary>
public sealed record ReportedInstance
{
    /// <summary>Reads an instance back from a report.</summary>
    /// <exception cref="FormatException">Account, Region or instance id are none.</exception>
    [JsonConstructor]
    public ReportedInstance(string account, string region, string instance)
    {
        if (!InstanceKey.TryParse(account, region, instance, out var key))
        {
            throw new FormatException($"'{account}', '{region}', '{instance}' is no account, Region and instance id.");
        }

        Key = key;
    }

    /// <summary>An instance with a key.</summary>
    public ReportedInstance(InstanceKey key) => Key = key;

    /// <summary>Account, Region and instance id together.</summary>
    [JsonIgnore]
    public InstanceKey Key { get; }

    /// <summary>The owning account, 12 digits.</summary>
    [JsonPropertyOrder(-3)]
    public string Account => Key.Account;

    /// <summary>The Region's code.</summary>
    [JsonPropertyOrder(-2)]
    public string Region => Key.Region.Code;

    /// <summary>The instance id.</summary>
    [JsonPropertyOrder(-1)]
    public string Instance => Key.Instance;

    /// <summary>The tag <c>Name</c>, or null. Somebody else's text.</summary>
    public string? Name { get; init; }

    /// <summary>All tags the view shows.</summary>
    public Tags Tags { get; init; }

    /// <summary>What FleetDiff concludes.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, as one plain sentence.</summary>
    public required string Because { get; init; }

    /// <summary>What each source says of it.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The rule by which it is exempt, or null.</summary>
    public string? ExemptBy { get; init; }

    /// <summary>The date on which the exemption ends, or null.</summary>
    public DateOnly? ExemptUntil { get; init; }

    /// <summary>The first of the nights in a row on which it was unmanaged, or null.</summary>
    public DateOnly? FirstUnmanaged { get; init; }

    /// <summary>The last good night on which it was managed, or null.</summary>
    public DateOnly? LastManaged { get; init; }

    /// <summary>When Resource Explorer last saw the instance, UTC, or null.</summary>
    public DateTimeOffset? ReportedAt { get; init; }
}
