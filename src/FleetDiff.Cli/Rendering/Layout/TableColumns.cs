using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>The heading of a table.</summary>
/// <param name="Title">The title.</param>
/// <param name="Style">The style of the title.</param>
/// <param name="MaxRows">The maximum number of rows that the table shows.</param>
/// <param name="Option">The option that shows the other rows.</param>
internal sealed record Heading(
    string Title, Spectre.Console.Style Style, int MaxRows = int.MaxValue, string Option = TextLines.All)
{
    /// <summary>Whether the number of the other rows is followed by "instances", because a row can be a group.</summary>
    public bool HasGroups { get; init; }
}

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
    // The fixed widths are those of AWS ids: an account, the longest common Region code, an instance.
    private static readonly Column<TableEntry> Account =
        CreateAccount<TableEntry>(entry => entry.Account, entry => entry.AccountName);

    private static readonly Column<TableEntry> Region = new("Region", entry => entry.Region, FixedWidth: 14);

    /// <summary>The columns of instances and groups.</summary>
    public static IReadOnlyList<Column<TableEntry>> Entries { get; } =
    [
        Account, Region, CreateId("Instance"),
        new("Name", entry => entry.Name, CellWidth.Shrinks) { IsForeign = true },
        new("Note", entry => entry.Note, CellWidth.Note),
    ];

    /// <summary>The columns of instances with their details below.</summary>
    public static IReadOnlyList<Column<TableEntry>> EntriesWithDetails { get; } =
        [.. Entries, new("", entry => entry.Details, CellWidth.Below)];

    /// <summary>The columns of orphaned nodes.</summary>
    public static IReadOnlyList<Column<TableEntry>> Nodes { get; } =
        [Account, Region, CreateId("Node"), new("Last seen", entry => entry.Note, CellWidth.Note)];

    /// <summary>Creates the column of an account, which leaves out its name where there is little room.</summary>
    public static Column<T> CreateAccount<T>(Func<T, string> id, Func<T, string?> name) =>
        new("Account", row => AccountText.Format(id(row), name(row)), FixedWidth: 12)
        {
            FormatKey = id,
            FormatRest = row => name(row) ?? "",
        };

    /// <summary>Creates a column of numbers.</summary>
    public static Column<T> CreateNumber<T>(string name, Func<T, long> of) =>
        new(name, row => TextFormat.Number(of(row))) { IsNumber = true };

    private static Column<TableEntry> CreateId(string name) => new(name, entry => entry.What, FixedWidth: 19);
}
