using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Text;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that every expected account has an index and that the view shows it.</summary>
internal static class AccountsCheck
{
    /// <summary>An active account of the organization within the scope of the view.</summary>
    public const string Active = "active account";

    /// <summary>An account that <see cref="Setting.Accounts"/> lists.</summary>
    public const string Listed = "expected account";

    // ListIndexesForMembers accepts 10 accounts per call and returns 10 indexes per page.
    private const int MaxProbed = 50;
    private const int MaxNamed = 10;
    private const int MaxNameLength = 60;

    /// <summary>Creates the check.</summary>
    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="inventory">The inventory of the view.</param>
    /// <param name="what">The description of an expected account: <see cref="Active"/> or <see cref="Listed"/>.</param>
    /// <param name="findExpected">Returns the expected accounts, when the required checks have passed.</param>
    /// <param name="needs">The checks that must pass first.</param>
    public static Check Create(
        ResourceExplorerClient client,
        ResourceExplorerInventory inventory,
        string what,
        Func<IReadOnlyList<OrganizationAccount>> findExpected,
        params IReadOnlyList<Check> needs) =>
        new("Accounts", token => ExamineAsync(client, inventory, what, findExpected(), token), needs);

    private static async Task<CheckResult> ExamineAsync(
        ResourceExplorerClient client,
        ResourceExplorerInventory inventory,
        string what,
        IReadOnlyList<OrganizationAccount> expected,
        CancellationToken cancellationToken)
    {
        var progress = new Progress<Progress>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await inventory.ReadIndexesAsync(progress, index => seen.Add(index.Account), cancellationToken);
        var unseen = expected.Where(account => !seen.Contains(account.Id))
            .OrderBy(account => account.Id, StringComparer.Ordinal).ToList();
        if (unseen.Count is 0 or > MaxProbed)
        {
            return Evaluate(what, expected.Count, unseen, null);
        }

        var warnings = new List<string>();
        var indexes = await new MemberIndexReader(client, progress)
            .ReadAsync([.. unseen.Select(account => account.Id)], warnings, cancellationToken);
        var result = Evaluate(
            what, expected.Count, unseen, indexes?.Select(index => index.Account).ToHashSet(StringComparer.Ordinal));
        return result with { Message = string.Join(' ', [result.Message, .. warnings]) };
    }

    // The accounts that have an index outside the view are null when that is not known.
    private static CheckResult Evaluate(
        string what, int expected, List<OrganizationAccount> unseen, HashSet<string>? indexed)
    {
        var share = $"The view shows an index of {TextFormat.Part(expected - unseen.Count, expected, what)}"
            + (what == Active ? " in its scope." : ".");
        if (unseen.Count == 0)
        {
            return CheckResult.Ok(share);
        }

        var hidden = indexed is null ? [] : unseen.Where(account => indexed.Contains(account.Id)).ToList();
        var without = unseen.Except(hidden).ToList();
        var sentences = new List<string> { share };
        if (without.Count > 0)
        {
            sentences.Add($"{(indexed is null ? "No index in the view" : "No index")}: {FormatNames(without)}.");
        }

        if (hidden.Count > 0)
        {
            sentences.Add($"An index that the view does not show: {FormatNames(hidden)}.");
        }

        return CheckResult.Warning(
            string.Join(' ', sentences),
            without.Count > 0
                ? "Turn on Resource Explorer in every Region of these accounts: see docs/prerequisites.md. Quick Setup does not "
                    + $"include the management account.{(what == Listed ? $" Or correct {Setting.Accounts}." : "")}"
                : "If the indexes are new, wait up to 36 hours. Otherwise, check the scope and the filter of the view.");
    }

    private static string FormatNames(List<OrganizationAccount> accounts)
    {
        var names = string.Join(", ", accounts.Take(MaxNamed).Select(account => account.Name is { } name
            ? $"{account.Id} ({SafeText.ToSingleLine(name, MaxNameLength)})"
            : account.Id));
        return accounts.Count > MaxNamed ? $"{names} and {accounts.Count - MaxNamed} more" : names;
    }
}
