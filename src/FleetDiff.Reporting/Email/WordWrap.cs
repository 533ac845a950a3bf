using System.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>Wraps text in lines of at most 80 columns.</summary>
internal static class WordWrap
{
    public const int Columns = 80;

    /// <summary>
    /// Breaks a line at its spaces. A word that is longer than a line, such as an id or an address, is not broken and gets
    /// its own line.
    /// </summary>
    /// <param name="text">The line.</param>
    /// <param name="indent">The number of spaces before the first line.</param>
    /// <param name="hanging">The number of spaces before the other lines.</param>
    public static string Wrap(string text, int indent = 0, int hanging = 0)
    {
        var (lines, line) = (new StringBuilder(), new StringBuilder());
        line.Append(' ', indent);
        var (columns, isEmpty) = (indent, true);
        foreach (var word in text.Split(' '))
        {
            var width = DisplayWidth.Measure(word);
            if (!isEmpty && columns + 1 + width > Columns)
            {
                lines.Append(line.ToString().TrimEnd(' ')).Append('\n');
                line.Clear().Append(' ', hanging);
                (columns, isEmpty) = (hanging, true);
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            columns += width + (isEmpty ? 0 : 1);
            isEmpty = false;
        }

        return lines.Append(line.ToString().TrimEnd(' ')).Append('\n').ToString();
    }
}
