using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>Formats an account for the terminal and for Markdown.</summary>
internal static class AccountText
{
    private const int MaxNameWidth = 40;

    /// <summary>The number of characters of <c> (111122223333)</c>.</summary>
    public const int IdLength = 15;

    /// <summary>Formats an account as <c>payments-prod (111122223333)</c>, or as its id when the name is not known.</summary>
    /// <param name="id">The account id.</param>
    /// <param name="name">The account name, or null. A longer name is cut; the id stays whole.</param>
    public static string Format(string id, string? name) =>
        name is null ? id : $"{DisplayWidth.Cut(name, MaxNameWidth)} ({id})";

    /// <summary>Formats an account of a report.</summary>
    public static string Format(this ReportSummary summary, string id) => Format(id, summary.AccountNames.FindName(id));
}
