using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// The unmanaged instances of a list that have one cause: the same code and the same resource. The cause and its fix are stated
/// once, and the instances expand below them.
/// </summary>
internal sealed class CauseSection
{
    private const int BriefRows = 25;

    private readonly IReadOnlyList<ReportedInstance> _rows;
    private readonly string _filter;
    private readonly string _title;
    private readonly Table<InstanceLine> _table;

    // What all instances have in common; null where they differ.
    private readonly string? _fact;
    private readonly string? _fix;
    private readonly string? _url;
    private readonly string? _because;

    private CauseSection(ReportSummary summary, CauseCode code, string? resource, IReadOnlyList<ReportedInstance> rows)
    {
        (_rows, _filter) = (rows, FormatFilter(code, resource));
        _title = (rows[0].Cause is { } cause ? Fixes.FormatTitle(cause) : null) ?? FormatTitle(code) ?? _filter;
        (_fact, _fix) = (FindCommon(row => row.Cause?.Fact), FindCommon(row => row.Cause?.Fix));
        (_url, _because) = (FindCommon(row => row.Cause?.Url), FindCommon(row => row.Because));
        _table = new(
            $"Instances: {_title}",
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
        var (groups, alone) = summary.CreateGroups(rows);
        Lines =
        [
            .. groups.Select(group => new InstanceLine(_table, group.Rows, group)),
            .. alone.Select(row => new InstanceLine(_table, [row], null)),
        ];
    }

    /// <summary>The number of instances.</summary>
    public int Count => _rows.Count;

    /// <summary>The groups, largest first, and the instances without a group.</summary>
    public IReadOnlyList<InstanceLine> Lines { get; }

    /// <summary>Divides instances by cause, most instances first and unknown causes last.</summary>
    public static IReadOnlyList<CauseSection> Create(ReportSummary summary, IReadOnlyList<ReportedInstance> rows) =>
    [
        .. from row in rows
           group row by (Code: row.Cause?.Code ?? CauseCode.Unknown, row.Cause?.Resource) into same
           orderby same.Key.Code == CauseCode.Unknown, same.Count() descending, same.Key
           select new CauseSection(summary, same.Key.Code, same.Key.Resource, [.. same]),
    ];

    /// <summary>Formats a cause as a value of the page's filter.</summary>
    public static string FormatFilter(CauseCode code, string? resource) => $"{KebabCase.Format(code)} {resource}".TrimEnd();

    /// <summary>Renders the cause with its fix.</summary>
    /// <param name="what">The word after the count, such as <c>new</c>.</param>
    /// <param name="isOpen">Whether its instances are expanded at first.</param>
    public string RenderHead(string what, bool isOpen)
    {
        var accounts = _rows.DistinctBy(row => row.Account).Count();
        var regions = _rows.DistinctBy(row => row.Region).Count();
        var link = _url is null ? "" : HtmlText.RenderLink(_url, "Open in the console");
        var sentences = HtmlText.Encode(string.Join(' ', new[] { _fact, _fix }.OfType<string>()));
        return $"<details class=\"group\" data-cause=\"{HtmlText.Encode(_filter)}\"{(isOpen ? " open" : "")}>"
            + $"<summary><b>{TextFormat.Number(Count)} {what}</b> <bdi class=\"cause\">{HtmlText.Encode(_title)}</bdi> "
            + $"<span class=\"place\">{TextFormat.Count(accounts, "account")} · {TextFormat.Count(regions, "Region")}</span>"
            + "</summary>"
            + (sentences.Length + link.Length > 0 ? $"<p class=\"step\">{sentences} {link}</p>" : "")
            + (_because is null ? "" : $"<p class=\"quiet\">{HtmlText.Encode(_because)}</p>");
    }

    /// <summary>Renders the lines that fit.</summary>
    public IEnumerable<string> RenderLines() => _table.Render(
        Lines.Where(line => line.IsShown), Lines.Where(line => !line.IsShown).Sum(line => line.Rows.Count));

    // What all instances of the cause have in common is above the table.
    private string RenderNotes(ReportSummary summary, InstanceLine line)
    {
        var row = line.First;
        IEnumerable<string?> sentences =
        [
            _because is null && line.Group is null ? row.Because : null,
            _fact is null ? row.Cause?.Fact : null,
            _fix is null ? row.Cause?.Fix : null,
        ];
        var url = _url is null && row.Cause?.Url is { } own && own != ConsoleLinks.FormatInstance(row.Key) ? own : null;
        var notes = line.Group is { } group
            ? string.Concat(group.Notes.Where(note => note != group.Since).Select(note => $"<span class=\"note\">{note}</span> "))
            : InstanceCells.RenderNotes(summary.GetNotes(row));
        return $"{notes}{HtmlText.Encode(string.Join(' ', sentences.OfType<string>()))}"
            + (url is null ? "" : $" {HtmlText.RenderLink(url, "Open in the console")}");
    }

    private string? FindCommon(Func<ReportedInstance, string?> textOf)
    {
        var text = textOf(_rows[0]);
        return _rows.All(row => textOf(row) == text) ? text : null;
    }

    // The causes that have no fix in the ranking.
    private static string? FormatTitle(CauseCode code) => code switch
    {
        CauseCode.StoppedNeverManaged => "Stopped, and never managed",
        CauseCode.Stopped => "Stopped",
        CauseCode.JustLaunched => "Just launched",
        CauseCode.IndexLag => "Resource Explorer does not list the node yet",
        CauseCode.HybridNode => "Registered as a hybrid node",
        CauseCode.Terminated => "Terminated",
        CauseCode.Unknown => "Cause not known",
        _ => null,
    };
}
