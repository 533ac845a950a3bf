using System.Globalization;

namespace FleetDiff.Reporting.Html;

/// <summary>
/// A line chart over dates, from zero, as inline SVG. The labels are HTML outside the SVG, so that they stay readable on
/// a phone.
/// </summary>
internal sealed record LineChart(string Id, string Title, Func<long, string> Format)
{
    private const int Width = 600;
    private const int Height = 100;
    private const int Edge = 6;
    private const int MaxDots = 45;

    /// <summary>The value at the upper edge; null for the largest value.</summary>
    public int? Top { get; init; }

    /// <summary>Renders the values, oldest first. Returns an empty string for fewer than two.</summary>
    public string Render(IReadOnlyList<(DateOnly Date, int Value)> points)
    {
        if (points.Count < 2)
        {
            return "";
        }

        var (first, last) = (points[0], points[^1]);
        var top = Math.Max(Top ?? points.Max(point => point.Value), 1);
        var places = points.Select(point => FormatPlace(point, first.Date, last.Date, top)).ToList();
        var line = $"M{string.Join('L', places)}";
        // A line of zero length with round caps is a dot that stays round when the drawing is stretched.
        var dots = string.Concat(places.Skip(places.Count > MaxDots ? places.Count - 1 : 0).Select(place => $"M{place}h0"));
        return $"<figure class=\"chart\"><figcaption>{Title} <b>{Format(last.Value)}</b></figcaption>"
            + $"<div class=\"plot\"><span class=\"top\" aria-hidden=\"true\">{Format(top)}</span>"
            + "<span class=\"zero\" aria-hidden=\"true\">0</span>"
            + $"<svg id=\"{Id}\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" "
            + $"aria-labelledby=\"{Id}-title {Id}-text\"><title id=\"{Id}-title\">{Title}</title>"
            + $"<desc id=\"{Id}-text\">{Describe(points)}</desc>"
            + $"<path class=\"grid\" d=\"M0 {Edge}H{Width}M0 {Height - Edge}H{Width}\"/>"
            + $"<path class=\"area\" d=\"{line} V{Height - Edge} H{Edge} Z\"/><path class=\"line\" d=\"{line}\"/>"
            + $"<path class=\"dots\" d=\"{dots}\"/></svg></div>"
            + $"<p class=\"axis\" aria-hidden=\"true\"><span>{TextFormat.Date(first.Date)}</span> "
            + $"<span>{TextFormat.Date(last.Date)}</span></p></figure>";
    }

    private string Describe(IReadOnlyList<(DateOnly Date, int Value)> points)
    {
        var (least, most) = (points.MinBy(point => point.Value), points.MaxBy(point => point.Value));
        return $"From {Format(points[0].Value)} on {TextFormat.Date(points[0].Date)} to {Format(points[^1].Value)} on "
            + $"{TextFormat.Date(points[^1].Date)}. The minimum was {Format(least.Value)} on {TextFormat.Date(least.Date)}, "
            + $"the maximum {Format(most.Value)} on {TextFormat.Date(most.Date)}.";
    }

    private static string FormatPlace((DateOnly Date, int Value) point, DateOnly first, DateOnly last, int top)
    {
        var days = Math.Max(last.DayNumber - first.DayNumber, 1);
        var x = Edge + ((Width - (2.0 * Edge)) * (point.Date.DayNumber - first.DayNumber) / days);
        var y = Height - Edge - ((Height - (2.0 * Edge)) * Math.Min(point.Value, top) / top);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
    }
}
