using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting;

/// <summary>
/// Shares the room of a message by account: whatever one account makes, by groups or instances, leaves the others theirs.
/// </summary>
internal static class AccountBreakdown
{
    /// <summary>
    /// Items in the order in which they get room: the largest of each account, then the second of each, and so on. The
    /// account with the most comes first.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="accountOf">The account of an item; items without one are taken together.</param>
    /// <param name="countOf">How many instances an item stands for.</param>
    public static IEnumerable<T> Interleave<T>(
        IEnumerable<T> items, Func<T, string?> accountOf, Func<T, int> countOf) =>
        items.GroupBy(accountOf)
            .OrderByDescending(account => account.Sum(countOf)).ThenBy(account => account.Key, StringComparer.Ordinal)
            .SelectMany((account, rank) => account.OrderByDescending(countOf)
                .Select((item, turn) => (Item: item, Turn: turn, Rank: rank)))
            .OrderBy(share => share.Turn).ThenBy(share => share.Rank)
            .Select(share => share.Item);

    /// <summary>The accounts of the instances that an alert is about, with how many each has; most first.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> Create(AlertDecision decision) =>
    [
        .. decision.Unmanaged.Concat(decision.Disputed).CountBy(row => row.Account)
            .OrderByDescending(account => account.Value).ThenBy(account => account.Key, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Names accounts in at most so many characters: <c>111122223333 (5), 444455556666 (1) and 20 more accounts</c>;
    /// empty when there is none.
    /// </summary>
    public static string FormatNames(IReadOnlyList<KeyValuePair<string, int>> accounts, int most)
    {
        const int ForTheRest = 30;
        var names = new List<string>();
        var length = ForTheRest;
        foreach (var (account, count) in accounts)
        {
            var name = $"{account} ({TextFormat.Number(count)})";
            length += name.Length + 2;
            if (length > most)
            {
                break;
            }

            names.Add(name);
        }

        var (shown, left) = (string.Join(", ", names), accounts.Count - names.Count);
        return left == 0 ? shown
            : names.Count == 0 ? TextFormat.Count(left, "account")
            : $"{shown} and {TextFormat.Count(left, "more account")}";
    }
}
