namespace FleetDiff.Reporting.Html;

/// <summary>Divides a budget between accounts, so that an account with many instances does not displace the others.</summary>
internal static class FairShare
{
    /// <summary>Takes items that fit: the first item of each account, then the second of each, and so on.</summary>
    /// <param name="items">The items, most important first.</param>
    /// <param name="accountOf">Returns the account of an item.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="tryTake">Takes an item. Returns false when the budget is too small for it.</param>
    public static void Take<T>(
        IEnumerable<T> items, Func<T, string> accountOf, ByteBudget budget, Func<T, ByteBudget, bool> tryTake)
    {
        var accounts = items.GroupBy(accountOf, StringComparer.Ordinal).Select(account => new Queue<T>(account)).ToList();
        while (accounts.Count > 0)
        {
            foreach (var account in accounts)
            {
                if (!tryTake(account.Dequeue(), budget))
                {
                    return;
                }
            }

            accounts.RemoveAll(account => account.Count == 0);
        }
    }
}
