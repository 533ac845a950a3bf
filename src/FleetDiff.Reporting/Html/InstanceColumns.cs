using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using InstanceColumn = FleetDiff.Reporting.Html.Column<FleetDiff.Core.Model.Reports.ReportedInstance>;

namespace FleetDiff.Reporting.Html;

/// <summary>The columns of tables of instances.</summary>
internal static class InstanceColumns
{
    /// <summary>The name, the id and a link to the EC2 console.</summary>
    public static readonly InstanceColumn Instance = new("instance", "Instance", row =>
        $"{RenderName(row)} <code>{row.Instance}</code> {RenderLinks(row)}");

    public static readonly InstanceColumn Account = new("account", "Account", AccountHtml.Render);

    public static readonly InstanceColumn Region = new("region", "Region", row => row.Region);

    public static readonly InstanceColumn Team = new("team", "Team", row => HtmlText.EncodeUntrusted(TeamTag.Find(row)));

    public static readonly InstanceColumn Why = new("why", "Why", row => HtmlText.Encode(row.Because));

    public static readonly InstanceColumn State = new("state", "State", row => PageText.Format(row.State));

    public static readonly InstanceColumn LastManaged =
        new("last", "Last managed", row => TextFormat.Date(row.LastManaged));

    /// <summary>Creates the column of the date since which an instance is unmanaged.</summary>
    public static InstanceColumn CreateOpenSince(DateOnly run) => new("open", "Open since", row =>
        $"{TextFormat.Date(row.FirstUnmanaged)}{RenderDaysOpen(row.GetDaysOpen(run))}");

    /// <summary>Renders the notes about an unmanaged instance, except those that columns show.</summary>
    public static string RenderNotes(IEnumerable<Note> notes) => string.Concat(
        from note in notes
        where note.Kind is not (NoteKind.Since or NoteKind.LastManaged or NoteKind.NeverManaged)
        select $"<span class=\"note\">{HtmlText.EncodeUntrusted(note.Text)}</span> ");

    /// <summary>Renders the name of an instance.</summary>
    public static string RenderName(ReportedInstance row) => string.IsNullOrWhiteSpace(row.Name)
        ? "<span class=\"quiet\">(no name)</span>"
        : $"<bdi class=\"name\">{HtmlText.Encode(row.Name)}</bdi>";

    private static string RenderLinks(ReportedInstance row) => ConsoleLinks.FormatInstance(row.Key) is { } instance
        ? $"<span class=\"links\">{HtmlText.RenderLink(instance, "EC2")}</span>"
        : "";

    private static string RenderDaysOpen(int days) =>
        days > 1 ? $" <span class=\"days\">{TextFormat.Count(days, "day")}</span>" : "";
}
