using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Reporting.Html;

/// <summary>Renders cells of tables of instances.</summary>
internal static class InstanceCells
{
    // The team comes first: it stays responsible when a person leaves.
    private static readonly string[] TeamTags = ["team", "owner"];

    public static string RenderInstance(ReportedInstance row)
    {
        var name = string.IsNullOrWhiteSpace(row.Name)
            ? "<span class=\"quiet\">(no name)</span>"
            : $"<bdi class=\"name\">{HtmlText.Encode(row.Name)}</bdi>";
        var link = ConsoleLinks.FormatInstance(row.Key) is { } address
            ? $"<span class=\"links\">{HtmlText.RenderLink(address, "EC2")}</span>"
            : "";
        return $"{name} <code>{row.Instance}</code> {link}";
    }

    /// <summary>Returns the value of the tag <c>team</c>, else of <c>owner</c>, in any case; empty without either.</summary>
    public static string FindTeam(ReportedInstance row)
    {
        var tags = row.Tags.ToList();
        return TeamTags.SelectMany(key => tags.Where(tag => tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
            .Select(tag => tag.Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";
    }

    /// <summary>Renders the date since which an instance is unmanaged, and the number of days until a run.</summary>
    public static string RenderOpenSince(ReportedInstance row, DateOnly run)
    {
        var days = row.GetDaysOpen(run);
        return TextFormat.Date(row.FirstUnmanaged)
            + (days > 1 ? $" <span class=\"days\">{TextFormat.Count(days, "day")}</span>" : "");
    }

    /// <summary>Renders the notes about an unmanaged instance, except those that columns show.</summary>
    public static string RenderNotes(IEnumerable<Note> notes) => string.Concat(
        from note in notes
        where note.Kind is not (NoteKind.Since or NoteKind.LastManaged or NoteKind.NeverManaged)
        select $"<span class=\"note\">{HtmlText.EncodeUntrusted(note.Text)}</span> ");
}
