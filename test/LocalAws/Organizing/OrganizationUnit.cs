namespace LocalAws.Organizing;

/// <summary>An organizational unit below the root or below another unit.</summary>
/// <param name="Id">The id, <c>ou-…</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Parent">The id of the parent unit; null for the root.</param>
public sealed record OrganizationUnit(string Id, string Name, string? Parent = null);
