using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>The expected row of one instance in the archive. Rows are compared by value.</summary>
internal sealed record Row(Key Key)
{
    public string? Name { get; init; }

    public string Tags { get; init; } = "";

    public required string Verdict { get; init; }

    public required string Reason { get; init; }

    /// <summary>The evidence of each source with its time.</summary>
    public required string Evidence { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }

    public DateOnly? FirstUnmanaged { get; init; }

    public DateOnly? FirstDisputed { get; init; }

    public DateOnly? LastManaged { get; init; }

    /// <summary>The date on which it was last listed, if its account and Region are in a blind spot now.</summary>
    public DateOnly? LastSeen { get; init; }

    public DateOnly? Reopened { get; init; }

    public string? ExemptBy { get; init; }

    public string? ExemptionEnded { get; init; }

    /// <summary>The reason why a new instance is not alerted: <c>known-group</c> or <c>intermittent</c>.</summary>
    public string? Quiet { get; init; }

    public DateOnly? Intermittent { get; init; }

    public bool Due { get; init; }

    public bool Suspect { get; init; }

    /// <summary>What it counts as: its verdict, or <c>exempt</c>.</summary>
    public string Status => this is { Verdict: "unmanaged", ExemptBy: not null } ? "exempt" : Verdict;

    /// <summary>Creates the row of an instance as its evidence alone decides it.</summary>
    public static Row Create(ShownFleet fleet, Instance instance, bool hubFailed)
    {
        var ssm1 = hubFailed ? null : instance.Ssm1;
        var (verdict, reason) = (instance.HasNode, ssm1) switch
        {
            (true, "FAILED") => ("disputed", "failed-since-node-listed"),
            (true, _) => ("managed", "node-listed"),
            (_, "PASSED") => ("dormant", "passed-without-node"),
            (_, "FAILED") => ("unmanaged", "failed-without-node"),
            _ => ("unmanaged", "no-node-listed"),
        };
        var listed = instance.HasNode
            ? $"resource-explorer managed {fleet.NodeReportedAt(instance.Key):u}"
            : $"resource-explorer unmanaged {fleet.ReportedAt(instance.Key):u}";
        var found = $"security-hub {(ssm1 == "PASSED" ? "managed" : "unmanaged")} {fleet.FoundAt(instance):u}";
        return new(instance.Key)
        {
            Name = instance.Tags.GetValueOrDefault("Name"),
            Tags = Written(instance.Tags),
            Verdict = verdict,
            Reason = reason,
            Evidence = ssm1 is null ? listed : $"{listed}, {found}",
            ReportedAt = fleet.ReportedAt(instance.Key),
        };
    }

    /// <summary>Formats tags by key, one per line.</summary>
    public static string Written(IEnumerable<KeyValuePair<string, string>> tags) =>
        string.Join('\n', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}
