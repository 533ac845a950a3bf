using FleetDiff.Core.Analysis.Alerts;

namespace FleetDiff.Reporting;

/// <summary>
/// Divides the space of a message between accounts, so that an account with many instances does not displace the others.
/// </summary>
internal static class AccountBreakdown
{
    /// <summary>
    /// Orders items for display: the largest item of each account, then the second largest of each, and so on. The
    /// account with the most instances comes first.
    /// </summary>
    /// <param name="items">The items. Items without an account form one group.</param>
    /// <param name="accountOf">Returns the account of an item.</param>
    /// <param name="countOf">Returns the number of instances that an item represents.</param>
    public static IEnumerable<T> Interleave<T>(
        IEnumerable<T> items, Func<T, string?> accountOf, Func<T, int> countOf) =>
        Interleave(items.GroupBy(accountOf)
            .OrderByDescending(account => account.Sum(countOf)).ThenBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => account.OrderByDescending(countOf)));

    /// <summary>Orders items: the first item of each account, then the second of each, and so on.</summary>
    public static IEnumerable<T> Interleave<T>(IEnumerable<IEnumerable<T>> accounts) => accounts
        .SelectMany((account, rank) => account.Select((item, round) => (Item: item, Round: round, Rank: rank)))
        .OrderBy(entry => entry.Round).ThenBy(entry => entry.Rank)
        .Select(entry => entry.Item);

    /// <summary>Returns the first interleaved items, in the order of the list.</summary>
    public static IEnumerable<T> TakeFairly<T>(
        IReadOnlyList<T> items, int most, Func<T, string?> accountOf, Func<T, int> countOf) =>
        Interleave(items.Index(), item => accountOf(item.Item), item => countOf(item.Item)).Take(most)
            .OrderBy(item => item.Index).Select(item => item.Item);

    /// <summary>Counts the instances of an alert by account, largest count first.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> Create(AlertDecision decision) =>
    [
        .. decision.Unmanaged.Concat(decision.Disputed).CountBy(row => row.Account)
            .OrderByDescending(account => account.Value).ThenBy(account => account.Key, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Formats accounts and their counts in at most <paramref name="most"/> characters:
    /// <c>111122223333 (5), 444455556666 (1) and 20 more accounts</c>, or with names
    /// <c>payments-prod (111122223333): 5, …</c>. Returns an empty string when there is no account.
    /// </summary>
    public static string FormatNames(
        IReadOnlyList<KeyValuePair<string, int>> accounts, int most, Func<string, string> formatAccount)
    {
        const int RestLength = 30;
        var names = new List<string>();
        var length = RestLength;
        foreach (var (account, count) in accounts)
        {
            var text = formatAccount(account);
            var name = text == account ? $"{account} ({TextFormat.Number(count)})" : $"{text}: {TextFormat.Number(count)}";
            length += name.Length + 2;
            if (length > most)
            {
                break;
            }

            names.Add(name);
        }

        var shown = string.Join(", ", names);
        var left = accounts.Count - names.Count;
        return left == 0 ? shown
            : names.Count == 0 ? TextFormat.Count(left, "account")
            : $"{shown} and {TextFormat.Count(left, "more account")}";
    }
}
