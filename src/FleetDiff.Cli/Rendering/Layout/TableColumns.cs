using FleetDiff.Core.Model.Reports;
using FleetDiff.Core.Model.Text;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>The heading of a table.</summary>
/// <param name="Title">The title.</param>
/// <param name="Style">The style of the title.</param>
/// <param name="MaxRows">The maximum number of rows that the table shows.</param>
/// <param name="Option">The option that shows the other rows.</param>
internal sealed record Heading(
    string Title, Spectre.Console.Style Style, int MaxRows = int.MaxValue, string Option = TextLines.All);

/// <summary>How a column adapts to a narrow terminal.</summary>
internal enum CellWidth
{
    /// <summary>The column keeps its width.</summary>
    Full,

    /// <summary>The text is cut, with an ellipsis.</summary>
    Shrinks,

    /// <summary>The text moves below its row.</summary>
    Note,

    /// <summary>The text is always below its row, in one line or several.</summary>
    Below,
}

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading of the column.</param>
/// <param name="Format">Formats the cell of a row.</param>
/// <param name="Width">How the column adapts to a narrow terminal.</param>
/// <param name="FixedWidth">The minimum width, in characters: it aligns the columns of consecutive tables.</param>
internal sealed record Column<T>(string Name, Func<T, string> Format, CellWidth Width = CellWidth.Full, int FixedWidth = 0)
{
    /// <summary>Whether the whole text is untrusted, such as the value of a tag.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether the column contains numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Formats the cell where there is little room; null when it is the same text.</summary>
    public Func<T, string>? FormatKey { get; init; }

    /// <summary>Formats what <see cref="FormatKey"/> leaves out, which then begins the note; null when it is nothing.</summary>
    public Func<T, string>? FormatRest { get; init; }
}

/// <summary>The columns of the tables.</summary>
internal static class TableColumns
{
    // The widths of AWS ids: an account, the longest common Region code, an instance.
    public static Column<T> CreateAccount<T>(Func<T, string> id, Func<T, string?> name) =>
        new("Account", row => AccountText.Format(id(row), name(row)), FixedWidth: 12)
        {
            FormatKey = id,
            FormatRest = row => name(row) ?? "",
        };

    public static Column<T> CreateRegion<T>(Func<T, string> of) => new("Region", of, FixedWidth: 14);

    public static Column<T> CreateId<T>(string name, Func<T, string> of) => new(name, of, FixedWidth: 19);

    public static Column<T> CreateName<T>(Func<T, string?> of) =>
        new("Name", row => of(row) ?? "", CellWidth.Shrinks) { IsForeign = true };

    public static Column<T> CreateNumber<T>(string name, Func<T, long> of) =>
        new(name, row => TextFormat.Number(of(row))) { IsNumber = true };

    /// <summary>Creates the columns of instances, with a note.</summary>
    public static IReadOnlyList<Column<ReportedInstance>> CreateForInstances(Func<ReportedInstance, string> note) =>
    [
        CreateAccount<ReportedInstance>(row => row.Account, row => row.AccountName),
        CreateRegion<ReportedInstance>(row => row.Region),
        CreateId<ReportedInstance>("Instance", row => row.Instance), CreateName<ReportedInstance>(row => row.Name),
        new("Note", note, CellWidth.Note),
    ];

    /// <summary>Creates the columns of instances that changed between two reports, with a note.</summary>
    public static IReadOnlyList<Column<ChangedInstance>> CreateForChanges(
        AccountNames names, Func<ChangedInstance, string> note) =>
    [
        CreateAccount<ChangedInstance>(row => row.Account, row => names.FindName(row.Account)),
        CreateRegion<ChangedInstance>(row => row.Region),
        CreateId<ChangedInstance>("Instance", row => row.Instance), CreateName<ChangedInstance>(row => row.Name),
        new("Note", note, CellWidth.Note),
    ];

    /// <summary>Creates the columns of orphaned nodes.</summary>
    public static IReadOnlyList<Column<OrphanedNode>> CreateForOrphans(AccountNames names) =>
    [
        CreateAccount<OrphanedNode>(row => row.Account, row => names.FindName(row.Account)),
        CreateRegion<OrphanedNode>(row => row.Region),
        CreateId<OrphanedNode>("Node", row => row.Instance),
        new("Last seen", row => TextFormat.Time(row.ReportedAt), CellWidth.Note),
    ];

    /// <summary>The columns of instances and groups.</summary>
    public static IReadOnlyList<Column<TableEntry>> Entries { get; } =
    [
        CreateAccount<TableEntry>(entry => entry.Account, entry => entry.AccountName),
        CreateRegion<TableEntry>(entry => entry.Region),
        CreateId<TableEntry>("Instance", entry => entry.What), CreateName<TableEntry>(entry => entry.Name),
        new("Note", entry => entry.Note, CellWidth.Note),
    ];
}
