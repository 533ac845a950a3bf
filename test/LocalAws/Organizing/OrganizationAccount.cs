namespace LocalAws.Organizing;

/// <summary>An account of the organization.</summary>
/// <param name="Id">The account id.</param>
/// <param name="Name">The name.</param>
public sealed record OrganizationAccount(string Id, string Name)
{
    /// <summary>The id of its organizational unit; null for the root.</summary>
    public string? Unit { get; init; }

    /// <summary>PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED. Null for a response without it.</summary>
    public string? State { get; init; } = "ACTIVE";

    /// <summary>ACTIVE, SUSPENDED or PENDING_CLOSURE. Null for a response without it.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the response has the paths. AWS added them in 2026.</summary>
    public bool HasPaths { get; init; } = true;

    public DateTimeOffset Joined { get; init; } = DateTimeOffset.UnixEpoch.AddYears(50);
}

/// <summary>An organizational unit below the root or below another unit.</summary>
/// <param name="Id">The id, <c>ou-…</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Parent">The id of the parent unit; null for the root.</param>
public sealed record OrganizationUnit(string Id, string Name, string? Parent = null);
