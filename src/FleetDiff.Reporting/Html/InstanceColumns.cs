using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using InstanceColumn = FleetDiff.Reporting.Html.Column<FleetDiff.Core.Model.Reports.ReportedInstance>;

namespace FleetDiff.Reporting.Html;

/// <summary>The columns of tables of instances.</summary>
internal static class InstanceColumns
{
    /// <summary>The name, the id and links to the AWS console.</summary>
    public static readonly InstanceColumn Instance = new("instance", "Instance", row =>
        $"{RenderName(row)} <code>{row.Instance}</code> {RenderLinks(row)}");

    public static readonly InstanceColumn Account = new("account", "Account", row => row.Account);

    public static readonly InstanceColumn Region = new("region", "Region", row => row.Region);

    public static readonly InstanceColumn Team = new("team", "Team", row => HtmlText.EncodeUntrusted(TeamTag.Find(row)));

    public static readonly InstanceColumn Why = new("why", "Why", row => HtmlText.Encode(row.Because));

    public static readonly InstanceColumn State = new("state", "State", row => PageText.Format(row.State));

    public static readonly InstanceColumn LastManaged =
        new("last", "Last managed", row => TextFormat.Date(row.LastManaged));

    /// <summary>Creates the column of the date since which an instance is unmanaged.</summary>
    public static InstanceColumn CreateOpenSince(DateOnly run) => new("open", "Open since", row =>
        $"{TextFormat.Date(row.FirstUnmanaged)}{RenderDaysOpen(row.GetDaysOpen(run))}");

    /// <summary>Renders a cause with its fix and console link.</summary>
    public static string RenderFix(Cause cause) => $"{HtmlText.Encode($"{cause.Fact} {cause.Fix}")}"
        + (cause.Url is null ? "" : $" {HtmlText.RenderLink(cause.Url, "Open in the console")}");

    /// <summary>Renders a cause as a separate paragraph.</summary>
    public static string RenderCause(Cause? cause) => cause is null ? "" : $"<p class=\"next\">{RenderFix(cause)}</p>";

    /// <summary>Renders the notes about an unmanaged instance, except those that columns show.</summary>
    public static string RenderNotes(IEnumerable<Note> notes) => string.Concat(
        from note in notes
        where note.Kind is not (NoteKind.Since or NoteKind.LastManaged or NoteKind.NeverManaged)
        select $"<span class=\"note\">{HtmlText.EncodeUntrusted(note.Text)}</span> ");

    private static string RenderName(ReportedInstance row) => string.IsNullOrWhiteSpace(row.Name)
        ? "<span class=\"quiet\">(no name)</span>"
        : $"<bdi class=\"name\">{HtmlText.Encode(row.Name)}</bdi>";

    private static string RenderLinks(ReportedInstance row) => ConsoleLinks.FormatInstance(row.Key) is { } instance
        ? $"<span class=\"links\">{HtmlText.RenderLink(instance, "EC2")} "
            + $"{HtmlText.RenderLink(ConsoleLinks.FormatFleetManager(row.Key.Region), "Fleet Manager")}</span>"
        : "";

    private static string RenderDaysOpen(int days) =>
        days > 1 ? $" <span class=\"days\">{TextFormat.Count(days, "day")}</span>" : "";
}
