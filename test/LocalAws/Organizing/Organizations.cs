using LocalAws.Serving;

namespace LocalAws.Organizing;

/// <summary>The organization of the caller: its accounts and organizational units. By default there is none.</summary>
public sealed class Organizations
{
    internal const string RootId = "r-root";

    /// <summary>The id of the organization, <c>o-…</c>. Null when the caller's account is in no organization.</summary>
    public string? Id { get; set; }

    public string ManagementAccount { get; set; } = LocalAwsServer.AccountId;

    /// <summary>Whether the caller's account is a delegated administrator. The management account needs not be one.</summary>
    public bool IsDelegatedAdministrator { get; set; } = true;

    internal Shelf<string, OrganizationAccount> Accounts { get; } = new(account => account.Id);

    internal Shelf<string, OrganizationUnit> Units { get; } = new(unit => unit.Id);

    /// <summary>Creates the organization of the caller, with its management account.</summary>
    public Organizations Create(string id, string managementAccount = LocalAwsServer.AccountId)
    {
        (Id, ManagementAccount) = (id, managementAccount);
        return AddAccount(new(managementAccount, "management"));
    }

    /// <summary>Adds an account. It replaces an earlier account of the same id.</summary>
    public Organizations AddAccount(OrganizationAccount account)
    {
        Accounts.Put(account);
        return this;
    }

    /// <summary>Adds an organizational unit. It replaces an earlier unit of the same id.</summary>
    public Organizations AddUnit(OrganizationUnit unit)
    {
        Units.Put(unit);
        return this;
    }

    /// <summary>Removes an account or an organizational unit.</summary>
    public bool Remove(string id) => Accounts.Remove(id) | Units.Remove(id);

    /// <summary>Returns the path of a unit, or of the root for null, in the form <c>o-…/r-…/ou-…/</c>.</summary>
    internal string GetPath(string? unit)
    {
        var path = "";
        for (var id = unit; id is not null; id = Units.Find(id)?.Parent)
        {
            path = $"{id}/{path}";
        }

        return $"{Id}/{RootId}/{path}";
    }
}
