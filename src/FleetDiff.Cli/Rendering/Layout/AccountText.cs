using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>Formats an account for the terminal and for Markdown.</summary>
internal static class AccountText
{
    /// <summary>The number of characters of <c> (111122223333)</c>.</summary>
    public const int IdLength = 15;

    private const int MaxNameWidth = 40;
    private const int MinNameWidth = 8;

    /// <summary>Formats an account as <c>payments-prod (111122223333)</c>, or as its id when the name is not known.</summary>
    /// <param name="id">The account id. It stays whole.</param>
    /// <param name="name">The account name, or null.</param>
    /// <param name="most">
    /// The maximum width in columns. A longer name is cut, and left out where only a few characters of it would remain.
    /// </param>
    public static string Format(string id, string? name, int most = MaxNameWidth + IdLength) =>
        name is null || most < MinNameWidth + IdLength ? id
        : $"{DisplayWidth.Cut(name, Math.Min(MaxNameWidth, most - IdLength))} ({id})";

    /// <summary>Formats an account of a report.</summary>
    public static string Format(this ReportSummary summary, string id) => Format(id, summary.AccountNames.FindName(id));
}
