using System.Text.RegularExpressions;
using Amazon.Organizations.Model;
using FleetDiff.Aws.Clients;

namespace FleetDiff.Aws.Organizations;

/// <summary>Converts an account in a response of ListAccounts.</summary>
internal static partial class AccountRow
{
    /// <summary>Returns the account without the name of its organizational unit, or null when its id is not valid.</summary>
    public static OrganizationAccount? Parse(Account row) => InstanceKey.TryParseAccount(row.Id, out _)
        // Status is to be retired; before, some responses have no State (AWS Organizations API Reference, Account).
        ? new(row.Id, string.IsNullOrWhiteSpace(row.Name) ? null : row.Name, ParseState(row.State?.Value ?? row.Status?.Value))
        {
            UnitIds = ParseUnits(row.Paths),
            JoinedAt = UtcTime.FromDateTime(row.JoinedTimestamp),
        }
        : null;

    private static AccountState ParseState(string? state) => state switch
    {
        "PENDING_ACTIVATION" => AccountState.PendingActivation,
        "ACTIVE" => AccountState.Active,
        "SUSPENDED" => AccountState.Suspended,
        "PENDING_CLOSURE" => AccountState.PendingClosure,
        "CLOSED" => AccountState.Closed,
        _ => AccountState.Unknown,
    };

    // o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/ou-ab12-22222222/111122223333/. An account has one parent, and so one path.
    private static string[] ParseUnits(List<string>? paths) =>
        paths is [{ } path, ..] ? [.. path.Split('/').Where(part => UnitPattern().IsMatch(part))] : [];

    // AWS Organizations API Reference, OrganizationalUnit.
    [GeneratedRegex(@"^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}\z")]
    private static partial Regex UnitPattern();
}
