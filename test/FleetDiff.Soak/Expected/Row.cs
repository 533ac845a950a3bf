using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>The expected row of one instance in the archive. Rows are compared by value.</summary>
internal sealed record Row(Key Key)
{
    public string? Name { get; init; }

    /// <summary>The tags by key, one per line.</summary>
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

    public static string Written(IEnumerable<KeyValuePair<string, string>> tags) =>
        string.Join('\n', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}

/// <summary>A row of <c>unmanaged.csv</c> or of an account's file.</summary>
internal sealed record SheetRow(
    Key Key, string Name, string Verdict, string Change, DateOnly? FirstUnmanaged, DateOnly? LastManaged);

/// <summary>The counts of a run in the history.</summary>
internal sealed record Counts(DateOnly Date, int Instances, int Managed, int Unmanaged);
