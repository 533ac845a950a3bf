using FleetDiff.Core.Model.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FleetDiff.Cli.Rendering.Layout;

/// <summary>
/// Writes text to the terminal. All text is a <see cref="Text"/>, which has no markup: untrusted text cannot change the
/// colors or the layout.
/// </summary>
internal static class TextLines
{
    /// <summary>The option that removes the limits of a report.</summary>
    public const string All = "--all";

    private const int MaxLength = 2000;

    public static readonly Style Plain = Style.Plain;
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(decoration: Decoration.Dim);
    public static readonly Style Bad = new(Color.Red, decoration: Decoration.Bold);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Warning = new(Color.Yellow);

    public static Text Create(string text, Style? style = null) => new(SafeText.ToSingleLine(text, MaxLength), style ?? Plain);

    public static void WriteTextLine(this IAnsiConsole console, string text = "", Style? style = null)
    {
        console.Write(Create(text, style));
        console.WriteLine();
    }

    /// <summary>Writes a blank line and a heading with a number.</summary>
    public static void WriteHeading(this IAnsiConsole console, string title, long number, Style style)
    {
        console.WriteTextLine();
        console.WriteTextLine($"{title} ({TextFormat.Number(number)})", style);
    }

    /// <summary>Shows the number of omitted rows below a list; shows nothing when no row is omitted.</summary>
    /// <param name="console">The console to write to.</param>
    /// <param name="more">The number of omitted rows.</param>
    /// <param name="one">What one of them is, such as <c>account</c>; empty when the heading says it.</param>
    /// <param name="many">What several of them are.</param>
    /// <param name="option">The option that shows the omitted rows.</param>
    public static void WriteRest(
        this IAnsiConsole console, int more, string one = "", string many = "", string option = All)
    {
        if (more > 0)
        {
            var what = more == 1 ? one : many;
            console.WriteTextLine(
                $"  … and {$"{TextFormat.Number(more)} more {what}".TrimEnd()}; {option} lists everything", Quiet);
        }
    }

    /// <summary>Writes an indented line that is not wrapped, such as a URL or a command: it must stay whole to be copied.</summary>
    public static void WriteWhole(this IAnsiConsole console, string text) =>
        console.Profile.Out.Writer.WriteLine($"  {SafeText.ToSingleLine(text, MaxLength)}");

    public static void WriteLabelled(IAnsiConsole console, string label, string text, Style? style = null)
    {
        console.Write(new Grid { Expand = false }
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0), Width = 8 })
            .AddColumn(new GridColumn { Padding = new Padding(0) })
            .AddRow(Create(label, Quiet), Create(text, style)));
    }

    public static void WriteIndented(this IAnsiConsole console, IRenderable content, int columns = 2) =>
        console.Write(new Padder(content, new Padding(columns, 0, 0, 0)));
}
