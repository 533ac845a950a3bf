using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Pipeline;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that every expected account has an index and that the view shows it.</summary>
/// <param name="client">The client, in the view's Region.</param>
/// <param name="settings">The settings.</param>
internal sealed class AccountsCheck(ResourceExplorerClient client, Settings settings)
{
    // ListIndexesForMembers accepts 10 accounts per call and returns 10 indexes per page.
    private const int MaxProbed = 50;
    private const int MaxNamed = 10;

    private readonly IReadOnlyList<string> _expected = settings.Rules.Accounts;

    /// <summary>Creates the check.</summary>
    /// <param name="needs">The checks that must pass first.</param>
    public Check Create(params IReadOnlyList<Check> needs) => new("Accounts", ExamineAsync, needs);

    /// <summary>Evaluates the indexes of the expected accounts.</summary>
    /// <param name="expected">The number of expected accounts.</param>
    /// <param name="unseen">The expected accounts without an index in the view.</param>
    /// <param name="indexed">The accounts that have an index outside the view; null when that is not known.</param>
    internal static CheckResult Evaluate(int expected, IReadOnlyList<string> unseen, IReadOnlySet<string>? indexed)
    {
        if (unseen.Count == 0)
        {
            return CheckResult.Ok($"The view shows an index of every expected account ({expected}).");
        }

        var hidden = indexed is null ? [] : unseen.Where(indexed.Contains).ToList();
        var without = unseen.Except(hidden).ToList();
        var sentences = new List<string>();
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
                ? "Turn on Resource Explorer in every Region of these accounts; Quick Setup does not include the "
                    + $"management account. Or correct {Setting.Accounts}."
                : "If the indexes are new, wait up to 36 hours. Otherwise, check the scope and the filter of the view.");
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
