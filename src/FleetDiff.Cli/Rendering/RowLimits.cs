namespace FleetDiff.Cli.Rendering;

/// <summary>The maximum number of rows that a report shows of each list.</summary>
/// <param name="Fixes">The causes to fix.</param>
/// <param name="Accounts">The accounts with unmanaged instances.</param>
/// <param name="Unmanaged">The unmanaged instances and groups in all lists together, the most urgent first.</param>
/// <param name="Others">The rows of any other list.</param>
internal sealed record RowLimits(int Fixes, int Accounts, int Unmanaged, int Others)
{
    /// <summary>Every row.</summary>
    public static RowLimits All { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>An overview in a terminal: about 150 lines in 120 columns with every list full.</summary>
    public static RowLimits Overview { get; } = new(Fixes: 5, Accounts: 10, Unmanaged: 10, Others: 5);

    /// <summary>An overview in a ticket or a chat.</summary>
    public static RowLimits Markdown { get; } = new(Fixes: 10, Accounts: 20, Unmanaged: 40, Others: 10);
}
