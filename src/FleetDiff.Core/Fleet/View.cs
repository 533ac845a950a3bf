namespace FleetDiff.Fleet;

/// <summary>The Resource Explorer view that the inventory is read from.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Scope">
/// The ARN of the organization, organizational unit or account it shows (View.Scope); null when it could not be asked.
/// </param>
public sealed record View(string Arn, string? Scope);
