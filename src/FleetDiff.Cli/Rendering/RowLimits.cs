namespace FleetDiff.Cli.Rendering;

/// <summary>The maximum number of rows that a report shows of each list.</summary>
/// <param name="Fixes">The causes to fix.</param>
/// <param name="Accounts">The accounts with unmanaged instances.</param>
/// <param name="Unmanaged">The unmanaged instances and groups in all lists together, the most urgent first.</param>
/// <param name="Others">The rows of any other list.</param>
internal sealed record RowLimits(int Fixes, int Accounts, int Unmanaged, int Others)
{
    /// <summary>
    /// Creates the limits of a whole report, or of an overview: with every list it has about 100 lines in a terminal of 120
    /// columns.
    /// </summary>
    public static RowLimits Create(bool whole) => whole
        ? new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)
        : new(Fixes: 5, Accounts: 6, Unmanaged: 7, Others: 3);
}
