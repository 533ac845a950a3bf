using System.Text;

namespace FleetDiff.Reporting.Email;

/// <summary>Wraps text in lines of at most 80 columns.</summary>
internal static class WordWrap
{
    private const int Columns = 80;

    /// <summary>
    /// Breaks a line at its spaces. A word that is longer than a line, such as an id or an address, is not broken and gets
    /// its own line.
    /// </summary>
    /// <param name="text">The line.</param>
    /// <param name="indent">The number of spaces before the first line.</param>
    /// <param name="hanging">The number of spaces before the other lines.</param>
    public static string Wrap(string text, int indent = 0, int hanging = 0)
    {
        var lines = new StringBuilder();
        var line = new string(' ', indent);
        var isEmpty = true;
        foreach (var word in text.Split(' '))
        {
            var longer = isEmpty ? line + word : $"{line} {word}";
            if (!isEmpty && DisplayWidth.Measure(longer) > Columns)
            {
                lines.Append(line.TrimEnd(' ')).Append('\n');
                longer = new string(' ', hanging) + word;
            }

            line = longer;
            isEmpty = false;
        }

        return lines.Append(line.TrimEnd(' ')).Append('\n').ToString();
    }
}
