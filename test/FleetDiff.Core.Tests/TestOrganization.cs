namespace FleetDiff.Core.Tests;

/// <summary>
/// An organization with the accounts of a test, and inventories of a view of it. An inventory has an index in eu-west-1 for
/// each account that the view shows.
/// </summary>
internal static class TestOrganization
{
    public const string Management = "999999999999";
    public const string Unit = "ou-ab12-11111111";
    public const string OtherUnit = "ou-ab12-22222222";
    public const string Scope = "arn:aws:organizations::999999999999:organization/o-abcdefghij";
    public const string UnitScope = $"arn:aws:organizations::999999999999:ou/o-abcdefghij/{Unit}";

    /// <summary>Creates an account, in <c>Workloads/Prod</c> unless a test says otherwise.</summary>
    public static OrganizationAccount Account(
        string id, AccountState state = AccountState.Active, string unit = Unit, string? name = null) =>
        new(id, name ?? $"app-{id[0]}", state)
        {
            UnitIds = ["ou-ab12-00000000", unit],
            OrganizationalUnit = unit == Unit ? "Workloads/Prod" : "Workloads/Test",
        };

    /// <summary>Creates the source with these accounts.</summary>
    public static SourceEvidence Of(params OrganizationAccount[] accounts) =>
        new(new SourceResult(Source.Organizations, SourceStatus.Complete, null) { Pages = 1, Rows = accounts.Length })
        {
            Organization = new("o-abcdefghij", Management, accounts.ToDictionary(account => account.Id)),
        };

    /// <summary>Creates the source with these active accounts.</summary>
    public static SourceEvidence Of(params string[] accounts) => Of([.. accounts.Select(id => Account(id))]);

    /// <summary>Creates the source as a run leaves it when its calls are denied.</summary>
    public static SourceEvidence Denied() => new(new SourceResult(Source.Organizations, SourceStatus.Denied, null, "Denied."));

    /// <summary>
    /// Creates the inventory of a view that shows some accounts. Each has a managed and an unmanaged instance, 1 and 2.
    /// </summary>
    public static FleetInventory Showing(params string[] accounts) => ShowingUnit(Scope, accounts);

    /// <summary>Creates the same inventory for a view with a scope.</summary>
    public static FleetInventory ShowingUnit(string? scope, params string[] accounts)
    {
        var inventory = Fleets.FromInstances(
            [.. accounts.SelectMany(id => new[] { Fleets.Key(1, id), Fleets.Key(2, id) }).Select(key => Fleets.Instance(key))],
            [.. accounts.Select(id => Fleets.Node(Fleets.Key(1, id)))]);
        return inventory with
        {
            View = inventory.View with { Scope = scope },
            Indexes = accounts.Select(id => new AccountRegion(id, Fleets.Ireland)).ToHashSet(),
        };
    }
}
