namespace FleetDiff.Reporting.Page;

/// <summary>A section of the page: its heading, a sentence that says what it is, and what it holds.</summary>
/// <param name="Id">What links lead to it by.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What it is, in a sentence.</param>
internal sealed record Section(string Id, string Title, string Lead)
{
    /// <summary>How many it lists, for its heading; null for none.</summary>
    public int? Count { get; init; }

    /// <summary>Whether it is folded at first: what is read now and then.</summary>
    public bool Folded { get; init; }

    /// <summary>The section in HTML, a piece at a time; nothing at all when it holds nothing.</summary>
    public IEnumerable<string> Of(IEnumerable<string> content)
    {
        var count = Count is { } number ? $" <span class=\"count\">{Written.Number(number)}</span>" : "";
        var heading = $"<h2 id=\"{Id}-title\">{Title}{count}</h2>";
        var any = false;
        foreach (var piece in content)
        {
            if (!any)
            {
                // A browser unfolds what a link's target is in, so the target is within.
                yield return $"<section aria-labelledby=\"{Id}-title\">"
                    + (Folded ? $"<details class=\"fold\"><summary>{heading}</summary>" : heading)
                    + $"<p class=\"lead\" id=\"{Id}\">{Lead}</p>";
                any = true;
            }

            yield return piece;
        }

        if (any)
        {
            yield return Folded ? "</details></section>" : "</section>";
        }
    }
}
