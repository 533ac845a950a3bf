using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Reporting.Html.Sections;

/// <summary>
/// The unmanaged instances of a list that have one cause: the same code and the same resource. The cause and its fix are stated
/// once, and the instances expand below them.
/// </summary>
internal sealed class CauseSection
{
    private const int BriefRows = 25;

    private readonly ReportSummary _summary;
    private readonly IReadOnlyList<ReportedInstance> _rows;
    private readonly string _title;
    private readonly Table<InstanceLine> _table;

    // What all instances have in common; null where they differ.
    private readonly string? _fact;
    private readonly string? _fix;
    private readonly string? _url;
    private readonly string? _because;

    private CauseSection(ReportSummary summary, IReadOnlyList<ReportedInstance> rows)
    {
        _summary = summary;
        _rows = rows;
        _title = FormatTitle(rows[0].Cause);
        _fact = FindCommon(row => row.Cause?.Fact);
        _fix = FindCommon(row => row.Cause?.Fix);
        _url = FindCommon(row => row.Cause?.Url);
        _because = FindCommon(row => row.Because);
        _table = CreateTable();

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
           select new CauseSection(summary, [.. same]),
    ];

    /// <summary>Formats a cause as a value of the page's filter.</summary>
    public static string FormatFilter(Cause? cause) =>
        $"{KebabCase.Format(cause?.Code ?? CauseCode.Unknown)} {cause?.Resource}".TrimEnd();

    /// <summary>Renders the cause with its fix.</summary>
    /// <param name="what">The word after the count, such as <c>new</c>.</param>
    /// <param name="isOpen">Whether its instances are expanded at first.</param>
    public string RenderHead(string what, bool isOpen)
    {
        var accounts = _rows.DistinctBy(row => row.Account).Count();
        var regions = _rows.DistinctBy(row => row.Region).Count();
        var filter = HtmlText.Encode(FormatFilter(_rows[0].Cause));
        var link = RenderLink(_url);
        var sentences = Encode(_fact, _fix);
        return $"<details class=\"group\" data-cause=\"{filter}\"{(isOpen ? " open" : "")}>"
            + $"<summary><b>{TextFormat.Number(Count)} {what}</b> <bdi class=\"cause\">{HtmlText.Encode(_title)}</bdi> "
            + $"<span class=\"place\">{TextFormat.Count(accounts, "account")} · {TextFormat.Count(regions, "Region")}</span>"
            + "</summary>"
            + (sentences.Length + link.Length > 0 ? $"<p class=\"step\">{sentences} {link}</p>" : "")
            + (_because is null ? "" : $"<p class=\"quiet\">{HtmlText.Encode(_because)}</p>");
    }

    /// <summary>Renders the lines that fit.</summary>
    public IEnumerable<string> RenderLines()
    {
        var lines = Lines.ToLookup(line => line.IsShown);
        return _table.RenderRows([.. lines[true].Select(line => line.RenderRow())], lines[false].Sum(line => line.Rows.Count));
    }

    private Table<InstanceLine> CreateTable() => new(
        $"Instances: {_title}",
        new("instance", "Instance or group", line => line.RenderInstance()),
        new("account", "Account", line => AccountHtml.Render(line.First)),
        new("region", "Region", line => line.First.Region),
        new("team", "Team", line =>
            line.Team is { } team ? HtmlText.EncodeUntrusted(team) : "<span class=\"quiet\">several</span>"),
        new("open", "Open since", line => InstanceCells.RenderOpenSince(
            line.Rows.MinBy(row => row.FirstUnmanaged) ?? line.First, _summary.Report.Date)),
        new("why", "Notes", RenderNotes))
    {
        Verdict = "unmanaged",
        RestLocation = "unmanaged.csv",
        Brief = BriefRows,
    };

    // What all instances of the cause have in common is above the table.
    private string RenderNotes(InstanceLine line)
    {
        var row = line.First;
        var notes = line.Group is { } group
            ? string.Concat(group.Notes.Where(note => note != group.Since).Select(note => $"<span class=\"note\">{note}</span> "))
            : InstanceCells.RenderNotes(_summary.GetNotes(row));
        var sentences = Encode(
            _because is null && line.Group is null ? row.Because : null,
            _fact is null ? row.Cause?.Fact : null,
            _fix is null ? row.Cause?.Fix : null);

        // The address of the instance itself is in its first cell.
        var url = _url is null && row.Cause?.Url != ConsoleLinks.FormatInstance(row.Key) ? row.Cause?.Url : null;
        return notes + sentences + (url is null ? "" : $" {RenderLink(url)}");
    }

    private static string RenderLink(string? url) => url is null ? "" : HtmlText.RenderLink(url, "Open in the console");

    private static string Encode(params IEnumerable<string?> sentences) =>
        HtmlText.Encode(string.Join(' ', sentences.OfType<string>()));

    private string? FindCommon(Func<ReportedInstance, string?> getText)
    {
        var text = getText(_rows[0]);
        return _rows.All(row => getText(row) == text) ? text : null;
    }

    // A cause with a fix has the title of the ranking.
    private static string FormatTitle(Cause? cause) => cause?.Code switch
    {
        null or CauseCode.Unknown => "Cause not known",
        CauseCode.StoppedNeverManaged => "Stopped, and never managed",
        CauseCode.Stopped => "Stopped",
        CauseCode.JustLaunched => "Just launched",
        CauseCode.IndexLag => "Resource Explorer does not list the node yet",
        CauseCode.HybridNode => "Registered as a hybrid node",
        CauseCode.Terminated => "Terminated",
        _ => Fixes.FormatTitle(cause) ?? FormatFilter(cause),
    };
}
