namespace FleetDiff.Reporting.Html;

/// <summary>A page on its way into a stream.</summary>
internal static class HtmlPieces
{
    /// <summary>Writes a page a piece at a time, so that nothing holds it whole. UTF-8, LF.</summary>
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
