using FleetDiff.Soak.World;

namespace FleetDiff.Soak.Expected;

/// <summary>What the archive has to say of one instance. Rows are compared whole.</summary>
internal sealed record Row(Key Key)
{
    public string? Name { get; init; }

    /// <summary>The tags by key, a line each.</summary>
    public string Tags { get; init; } = "";

    public required string Verdict { get; init; }

    public required string Reason { get; init; }

    /// <summary>What each source says and since when.</summary>
    public required string Evidence { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }

    public DateOnly? FirstUnmanaged { get; init; }

    public DateOnly? FirstDisputed { get; init; }

    public DateOnly? LastManaged { get; init; }

    /// <summary>The night on which it was last listed, when tonight's view does not show its account and Region.</summary>
    public DateOnly? LastSeen { get; init; }

    public DateOnly? Reopened { get; init; }

    public string? ExemptBy { get; init; }

    public string? ExemptionEnded { get; init; }

    /// <summary>Why it is not alerted although it is new: <c>known-group</c> or <c>intermittent</c>.</summary>
    public string? Quiet { get; init; }

    public DateOnly? Intermittent { get; init; }

    public bool Due { get; init; }

    public bool Suspect { get; init; }

    public static string Written(IEnumerable<KeyValuePair<string, string>> tags) =>
        string.Join('\n', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}

/// <summary>An instance of <c>unmanaged.csv</c> or of an account's file.</summary>
internal sealed record SheetRow(
    Key Key, string Name, string Verdict, string Change, DateOnly? FirstUnmanaged, DateOnly? LastManaged);

/// <summary>The counts of a night in the history.</summary>
internal sealed record Counts(DateOnly Date, int Instances, int Managed, int Unmanaged);
