using System.Text.RegularExpressions;

namespace FleetDiff.Reporting.Html;

/// <summary>The content that replaces the sample of a slot of a <see cref="Skeleton"/>.</summary>
/// <param name="Pieces">HTML, piece by piece, rendered while it is written.</param>
/// <param name="Values">HTML for the slots of a section other than its rows.</param>
internal sealed record Filling(IEnumerable<string> Pieces, params (string Slot, string Html)[] Values)
{
    /// <summary>Creates the content of a slot that is not a section.</summary>
    public static implicit operator Filling(string html) => new([html]);
}

/// <summary>
/// A page template in HTML that a browser can open directly. <c>&lt;!--name--&gt;sample&lt;!--/name--&gt;</c> is a slot,
/// whose sample is replaced. A slot that contains a slot <c>rows</c> is a section, which is omitted when there
/// are no rows. Other comments are omitted.
/// </summary>
internal sealed partial class Skeleton
{
    private const string Rows = "rows";

    private readonly IReadOnlyList<Part> _parts;

    private Skeleton(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>Parses the HTML of a skeleton, with LF line endings.</summary>
    /// <exception cref="FormatException">A slot has no end comment.</exception>
    public static Skeleton Parse(string html)
    {
        var text = RemarkPattern().Replace(html, "");
        var at = 0;
        return new(ParseParts(text, ref at, null));
    }

    /// <summary>Returns the page piece by piece.</summary>
    /// <param name="fillings">The content of each slot.</param>
    public IEnumerable<string> Fill(IReadOnlyDictionary<string, Filling> fillings) => _parts.SelectMany(part => part.Slot is null
        ? [part.Html]
        : part.Inside.Count == 0 ? fillings[part.Slot].Pieces : RenderSection(part.Inside, fillings[part.Slot]));

    private static IEnumerable<string> RenderSection(IReadOnlyList<Part> inside, Filling filling)
    {
        using var pieces = filling.Pieces.GetEnumerator();
        if (!pieces.MoveNext())
        {
            yield break;
        }

        foreach (var part in inside)
        {
            if (part.Slot != Rows)
            {
                yield return part.Slot is null ? part.Html : filling.Values.Single(value => value.Slot == part.Slot).Html;
                continue;
            }

            do
            {
                yield return $"{pieces.Current}\n";
            }
            while (pieces.MoveNext());
        }
    }

    private static List<Part> ParseParts(string html, ref int at, string? slot)
    {
        var parts = new List<Part>();
        while (true)
        {
            var mark = SlotPattern().Match(html, at);
            parts.Add(new(html[at..(mark.Success ? mark.Index : html.Length)], null, []));
            at = mark.Success ? mark.Index + mark.Length : html.Length;
            var name = mark.Groups["name"].Value;
            if (!mark.Success || name == $"/{slot}")
            {
                return mark.Success == (slot is not null) ? parts
                    : throw new FormatException($"The slot {slot} of a page has no end comment.");
            }

            var inside = ParseParts(html, ref at, name);
            parts.Add(new("", name, inside.Exists(part => part.Slot is not null) ? inside : []));
        }
    }

    [GeneratedRegex("<!--(?<name>/?[a-z]+)-->")]
    private static partial Regex SlotPattern();

    [GeneratedRegex("<!-- .*?-->\n?", RegexOptions.Singleline)]
    private static partial Regex RemarkPattern();

    /// <summary>A range of HTML, or a slot with its parts if it is a section.</summary>
    private sealed record Part(string Html, string? Slot, IReadOnlyList<Part> Inside);
}
