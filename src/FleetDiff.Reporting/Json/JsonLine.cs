using System.Text.Encodings.Web;

namespace FleetDiff.Reporting.Json;

/// <summary>
/// Converts untrusted text to a line for a JSON message, which has a limit in bytes. JSON writes some characters, such as
/// emoji, as two escapes of six bytes.
/// </summary>
internal static class JsonLine
{
    private const int BytesPerColumn = 3;

    /// <summary>
    /// Returns text of at most <paramref name="columns"/> columns, without links. Text that JSON escapes is cut to half of that.
    /// </summary>
    public static string Disarm(string text, int columns)
    {
        var line = LinkDisarmer.DisarmLine(text, columns);
        return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(line).Length > BytesPerColumn * columns
            ? LinkDisarmer.DisarmLine(text, columns / 2) : line;
    }
}
