using FleetDiff.Core.Analysis.Causes;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// The unmanaged instances with one cause. The cause and its fix are stated once, and the instances expand below them.
/// </summary>
internal sealed class CauseSection
{
    private const int BriefRows = 25;

    private readonly CauseRows _cause;
    private readonly Table<InstanceLine> _table;

    public CauseSection(ReportSummary summary, CauseRows cause)
    {
        _cause = cause;
        var (groups, alone) = summary.CreateGroups(cause.Rows);
        Lines =
        [
            .. groups.Select(group => new InstanceLine(group.Rows, group)),
            .. alone.Select(row => new InstanceLine([row], null)),
        ];
        _table = new(
            $"Instances: {cause.Title}",
            new("instance", "Instance or group", line => line.RenderInstance()),
            new("account", "Account", line => AccountHtml.Render(line.First)),
            new("region", "Region", line => line.First.Region),
            new("team", "Team", line =>
                line.Team is { } team ? HtmlText.EncodeUntrusted(team) : "<span class=\"quiet\">several</span>"),
            new("open", "Open since", line => InstanceCells.RenderOpenSince(
                line.Rows.MinBy(row => row.FirstUnmanaged) ?? line.First, summary.Report.Date)),
            new("why", "Notes", line => RenderNotes(summary, line)))
        {
            Verdict = "unmanaged",
            RestLocation = "unmanaged.csv",
            Brief = BriefRows,
        };
    }

    /// <summary>The groups, largest first, and the instances without a group.</summary>
    public IReadOnlyList<InstanceLine> Lines { get; }

    /// <summary>Renders the cause with its fix.</summary>
    /// <param name="what">The word after the count, such as <c>new</c>.</param>
    /// <param name="isOpen">Whether its instances are expanded at first.</param>
    public string RenderHead(string what, bool isOpen)
    {
        var accounts = _cause.Rows.DistinctBy(row => row.Account).Count();
        var regions = _cause.Rows.DistinctBy(row => row.Region).Count();
        return $"<details class=\"group\" data-cause=\"{HtmlText.Encode(FilterLink.FormatCause(_cause.Code, _cause.Resource))}\""
            + $"{(isOpen ? " open" : "")}><summary><b>{TextFormat.Number(_cause.Rows.Count)} {what}</b> "
            + $"<bdi class=\"cause\">{HtmlText.Encode(_cause.Title)}</bdi> "
            + $"<span class=\"place\">{TextFormat.Count(accounts, "account")} · {TextFormat.Count(regions, "Region")}</span>"
            + "</summary>"
            + RenderSentences();
    }

    /// <summary>Renders a line without the instances of its group, to find out whether it fits.</summary>
    public string RenderLine(InstanceLine line) => _table.RenderRow(line);

    /// <summary>Renders the lines that fit.</summary>
    public IEnumerable<string> RenderLines() => _table.Render(
        Lines.Where(line => line.IsShown), Lines.Where(line => !line.IsShown).Sum(line => line.Rows.Count));

    private string RenderSentences()
    {
        var link = _cause.Url is { } url ? HtmlText.RenderLink(url, "Open in the console") : "";
        var sentences = HtmlText.Encode(string.Join(' ', new[] { _cause.Fact, _cause.Fix }.OfType<string>()));
        return (sentences.Length + link.Length > 0 ? $"<p class=\"step\">{sentences} {link}</p>" : "")
            + (_cause.Because is { } because ? $"<p class=\"quiet\">{HtmlText.Encode(because)}</p>" : "");
    }

    // What all instances of the cause have in common is above the table.
    private string RenderNotes(ReportSummary summary, InstanceLine line)
    {
        var row = line.First;
        IEnumerable<string?> sentences =
        [
            _cause.Because is null && line.Group is null ? row.Because : null,
            _cause.Fact is null ? row.Cause?.Fact : null,
            _cause.Fix is null ? row.Cause?.Fix : null,
        ];
        var url = _cause.Url is null && row.Cause?.Url is { } own && own != ConsoleLinks.FormatInstance(row.Key) ? own : null;
        var notes = line.Group is { } group
            ? string.Concat(group.Notes.Where(note => note != group.Since).Select(note => $"<span class=\"note\">{note}</span> "))
            : InstanceCells.RenderNotes(summary.GetNotes(row));
        return $"{notes}{HtmlText.Encode(string.Join(' ', sentences.OfType<string>()))}"
            + (url is null ? "" : $" {HtmlText.RenderLink(url, "Open in the console")}");
    }
}
