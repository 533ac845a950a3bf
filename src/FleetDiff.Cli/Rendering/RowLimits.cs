namespace FleetDiff.Cli.Rendering;

/// <summary>The maximum number of rows that a report shows of each list.</summary>
/// <param name="Fixes">The causes to fix.</param>
/// <param name="Accounts">The accounts with unmanaged instances.</param>
/// <param name="Unmanaged">The unmanaged instances and groups in all lists together, the most urgent first.</param>
/// <param name="Others">The rows of any other list.</param>
internal sealed record RowLimits(int Fixes, int Accounts, int Unmanaged, int Others)
{
    /// <summary>An overview: with every list, it has at most 100 lines in a terminal of 120 columns.</summary>
    public static RowLimits Overview { get; } = new(Fixes: 5, Accounts: 6, Unmanaged: 7, Others: 3);

    /// <summary>Everything.</summary>
    public static RowLimits Whole { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);
}
