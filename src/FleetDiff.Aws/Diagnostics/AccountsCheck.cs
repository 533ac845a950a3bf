using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Whether every expected account has an index, and the view shows it.</summary>
/// <param name="client">The client, in the view's Region.</param>
/// <param name="settings">The settings.</param>
internal sealed class AccountsCheck(ResourceExplorerClient client, Settings settings)
{
    // ListIndexesForMembers takes 10 a call, and gives 10 indexes a page.
    private const int MaxProbed = 50;
    private const int MaxNamed = 10;

    private readonly IReadOnlyList<string> _expected = settings.Rules.Accounts;

    /// <summary>The check.</summary>
    /// <param name="needs">What must be seen before a list is asked for.</param>
    public Check Create(params IReadOnlyList<Check> needs) => new("Accounts", ExamineAsync, needs);

    /// <summary>What the accounts are worth, of which some have no index in the view.</summary>
    /// <param name="expected">How many are expected.</param>
    /// <param name="unseen">Those without one in the view.</param>
    /// <param name="indexed">Those of them that have one all the same; null when that is not known.</param>
    internal static CheckResult Evaluate(int expected, IReadOnlyList<string> unseen, IReadOnlySet<string>? indexed)
    {
        if (unseen.Count == 0)
        {
            return CheckResult.Ok($"The view shows an index of every expected account ({expected}).");
        }

        var hidden = indexed is null ? [] : unseen.Where(indexed.Contains).ToList();
        var without = unseen.Except(hidden).ToList();
        var says = new List<string>();
        if (without.Count > 0)
        {
            says.Add($"{(indexed is null ? "No index in the view" : "No index")}: {FormatNames(without)}.");
        }

        if (hidden.Count > 0)
        {
            says.Add($"An index, and the view does not show it: {FormatNames(hidden)}.");
        }

        return CheckResult.Warning(
            string.Join(' ', says),
            without.Count > 0
                ? "Turn Resource Explorer on in every Region of these accounts; Quick Setup leaves the management "
                    + $"account out. Or correct {Setting.Accounts}."
                : "Wait up to 36 hours if the indexes are new; else see what the view's scope and filter hide.");
    }

    private static string FormatNames(List<string> accounts) => accounts.Count > MaxNamed
        ? $"{string.Join(", ", accounts.Take(MaxNamed))} and {accounts.Count - MaxNamed} more"
        : string.Join(", ", accounts);

    private async Task<CheckResult> ExamineAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await new ResourceExplorerInventory(client, $"{settings.ViewArn}", []).ReadIndexesAsync(
            new Progress<Progress>(), index => seen.Add(index.Account), cancellationToken);
        var unseen = _expected.Where(account => !seen.Contains(account)).Order(StringComparer.Ordinal).ToList();
        if (unseen.Count is 0 or > MaxProbed)
        {
            return Evaluate(_expected.Count, unseen, null);
        }

        var warnings = new List<string>();
        var indexes = await new MemberIndexReader(client, new Progress<Progress>()).ReadAsync(unseen, warnings, cancellationToken);
        var result = Evaluate(
            _expected.Count, unseen, indexes?.Select(index => index.Account).ToHashSet(StringComparer.Ordinal));
        return result with { Message = string.Join(' ', [result.Message, .. warnings]) };
    }
}
