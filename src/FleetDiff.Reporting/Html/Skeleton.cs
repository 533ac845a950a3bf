using System.Text.RegularExpressions;

namespace FleetDiff.Reporting.Html;

/// <summary>The content that replaces the sample of a slot of a <see cref="Skeleton"/>.</summary>
/// <param name="Pieces">HTML, piece by piece.</param>
/// <param name="Values">HTML for the slots of a section other than its rows.</param>
internal sealed record Filling(IReadOnlyList<string> Pieces, params (string Slot, string Html)[] Values)
{
    /// <summary>Creates the content of a slot that is not a section.</summary>
    public static implicit operator Filling(string html) => new([html]);
}

/// <summary>
/// A page template in HTML that a browser can open directly. <c>&lt;!--name--&gt;sample&lt;!--/name--&gt;</c> is a slot,
/// whose sample is replaced. A slot that contains a slot <c>rows</c> is a section, which is omitted when there
/// are no rows. Other comments are omitted.
/// </summary>
/// <param name="html">The HTML of the skeleton, with LF line endings.</param>
internal sealed partial class Skeleton(string html)
{
    private readonly string _html = RemoveRemarks(html);

    /// <summary>Writes the page piece by piece, in UTF-8 with LF line endings.</summary>
    public async Task WriteAsync(
        IReadOnlyDictionary<string, Filling> fillings, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (var piece in Fill(_html, (slot, sample) => FillSlot(sample, fillings[slot])))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(piece);
        }
    }

    // A page with the sample of a slot would show invented data.
    private static string RemoveRemarks(string html)
    {
        var slots = RemarkPattern().Replace(html, "");
        return SlotPattern().Replace(slots, "").Contains("<!--", StringComparison.Ordinal)
            ? throw new FormatException("The skeleton has a slot without an end.")
            : slots;
    }

    private static IEnumerable<string> FillSlot(string sample, Filling filling) =>
        !sample.Contains("<!--rows-->", StringComparison.Ordinal) ? filling.Pieces
        : filling.Pieces.Count == 0 ? []
        : Fill(sample, (slot, _) => slot == "rows"
            ? filling.Pieces.Select(piece => $"{piece}\n")
            : [filling.Values.Single(value => value.Slot == slot).Html]);

    private static IEnumerable<string> Fill(string html, Func<string, string, IEnumerable<string>> fillSlot)
    {
        var at = 0;
        foreach (Match slot in SlotPattern().Matches(html))
        {
            yield return html[at..slot.Index];
            foreach (var piece in fillSlot(slot.Groups["name"].Value, slot.Groups["sample"].Value))
            {
                yield return piece;
            }

            at = slot.Index + slot.Length;
        }

        yield return html[at..];
    }

    [GeneratedRegex(@"<!--(?<name>[a-z]+)-->(?<sample>.*?)<!--/\k<name>-->", RegexOptions.Singleline)]
    private static partial Regex SlotPattern();

    [GeneratedRegex("<!-- .*?-->\n?", RegexOptions.Singleline)]
    private static partial Regex RemarkPattern();
}
