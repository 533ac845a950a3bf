using FleetDiff.Comparing.Advising;
using InstanceColumn = FleetDiff.Reporting.Page.Column<FleetDiff.Reporting.ReportedInstance>;

namespace FleetDiff.Reporting.Page;

/// <summary>The columns of tables of instances.</summary>
internal static class Columns
{
    /// <summary>Name, id, and where the AWS console shows it.</summary>
    public static readonly InstanceColumn Instance = new("instance", "Instance", row =>
        $"{Name(row)} <code>{row.Instance}</code> {Links(row)}");

    public static readonly InstanceColumn Account = new("account", "Account", row => row.Account);

    public static readonly InstanceColumn Region = new("region", "Region", row => row.Region);

    public static readonly InstanceColumn Team = new("team", "Team", row => Html.Foreign(Page.Team.Of(row)));

    public static readonly InstanceColumn Why = new("why", "Why", row => Html.Text(row.Because));

    public static readonly InstanceColumn State = new("state", "State", row => Words.Of(row.State));

    public static readonly InstanceColumn LastManaged =
        new("last", "Last managed", row => Written.Day(row.LastManaged));

    /// <summary>Since when it is open on a night.</summary>
    public static InstanceColumn Open(DateOnly night) => new("open", "Open since", row =>
        $"{Written.Day(row.FirstUnmanaged)}{Nights(row.NightsOpen(night))}");

    /// <summary>A next step and where it begins.</summary>
    public static string Step(NextStep? step) => step is null
        ? ""
        : $"{Html.Text(step.Advice)}{(step.Url is null ? "" : $" {Html.Link(step.Url, "Open in the console")}")}";

    /// <summary>A next step as a paragraph of its own.</summary>
    public static string Next(NextStep? step) => step is null ? "" : $"<p class=\"next\">{Step(step)}</p>";

    /// <summary>What is special about an unmanaged instance, but for what columns show.</summary>
    public static string Notes(IEnumerable<Note> notes) => string.Concat(
        from note in notes
        where note.Kind is not (NoteKind.Since or NoteKind.LastManaged or NoteKind.NeverManaged)
        select $"<span class=\"note\">{Html.Foreign(note.Text)}</span> ");

    private static string Name(ReportedInstance row) => string.IsNullOrWhiteSpace(row.Name)
        ? "<span class=\"quiet\">(no name)</span>"
        : $"<bdi class=\"name\">{Html.Text(row.Name)}</bdi>";

    private static string Links(ReportedInstance row) => ConsolePages.Instance(row.Key) is { } instance
        ? $"<span class=\"links\">{Html.Link(instance, "EC2")} "
            + $"{Html.Link(ConsolePages.FleetManager(row.Key.Region), "Fleet Manager")}</span>"
        : "";

    private static string Nights(int nights) => nights > 1 ? $" <span class=\"nights\">{Written.Count(nights, "night")}</span>" : "";
}
