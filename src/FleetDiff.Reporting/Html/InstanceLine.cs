using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Reporting.Html;

/// <summary>A row of a table of unmanaged instances: one instance, or the instances of a group.</summary>
internal sealed class InstanceLine(Table<InstanceLine> table, IReadOnlyList<ReportedInstance> rows, RowGroup? group)
{
    private const int MaxMembers = 100;

    public IReadOnlyList<ReportedInstance> Rows { get; } = rows;

    public RowGroup? Group { get; } = group;

    public ReportedInstance First => Rows[0];

    public bool IsShown { get; set; }

    /// <summary>The rendered instances of the group; null when they do not fit into the page.</summary>
    public string? Members { get; set; }

    /// <summary>The team of the instances; null when they have several.</summary>
    public string? Team =>
        Rows.Select(InstanceCells.FindTeam).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var one] ? one : null;

    /// <summary>Renders the row. Without <see cref="Members"/>, it shows whether the line fits.</summary>
    public string RenderRow() => table.RenderRow(this);

    /// <summary>Renders the instance, or the group with its instances.</summary>
    public string RenderInstance()
    {
        if (Group is null)
        {
            return InstanceCells.RenderInstance(First);
        }

        var title = $"<b>{TextFormat.Number(Rows.Count)}</b> <bdi class=\"label\">{HtmlText.Encode(Group.Label)}</bdi>";
        return Members is null
            ? $"{title} <span class=\"rest\">in unmanaged.csv</span>"
            : $"<details class=\"members\"><summary>{title}</summary>{Members}</details>";
    }

    /// <summary>Renders the instances of the group: the id, and what differs between them.</summary>
    public string RenderMembers()
    {
        var hasNames = Rows.Any(row => row.Name != First.Name);
        var hasTeams = Team is null;
        var address = ConsoleLinks.FormatInstance(First.Key);
        var prefix = address is null ? "" : $" data-console=\"{HtmlText.Encode(address[..^First.Instance.Length])}\"";
        return $"<ul{prefix}>{string.Concat(Rows.Take(MaxMembers).Select(RenderMember))}</ul>"
            + HtmlText.RenderRest(Rows.Count - MaxMembers, "unmanaged.csv");

        string RenderMember(ReportedInstance row) => $"<li><code>{row.Instance}</code>"
            + (hasNames && !string.IsNullOrWhiteSpace(row.Name) ? $" {HtmlText.EncodeUntrusted(row.Name)}" : "")
            + (hasTeams ? $" <span class=\"team\">{HtmlText.EncodeUntrusted(InstanceCells.FindTeam(row))}</span>" : "")
            + (row.FirstUnmanaged == First.FirstUnmanaged ? "" : $" <small>{TextFormat.Date(row.FirstUnmanaged)}</small>")
            + "</li>";
    }
}
