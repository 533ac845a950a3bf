namespace FleetDiff.Reporting.Html;

/// <summary>Writes a page to a stream.</summary>
internal static class HtmlPieces
{
    /// <summary>Writes a page piece by piece, so that the whole page is never in memory. UTF-8, LF.</summary>
    public static async Task WriteAsync(
        IEnumerable<string> pieces, Stream stream, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(stream, leaveOpen: true);
        await using (writer)
        {
            foreach (var piece in pieces)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteAsync(piece);
            }
        }
    }
}
