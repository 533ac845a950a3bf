using System.Globalization;
using LocalAws.Serving;

namespace LocalAws.Findings;

/// <summary>A range with a start, an end, or both. The ends are included.</summary>
internal sealed record DateRange(DateTimeOffset? Start, DateTimeOffset? End)
{
    public static DateRange Of(Input value, DateTimeOffset now)
    {
        if (value.Structure("DateRange") is not { } range)
        {
            return new(Time(value, "Start"), Time(value, "End"));
        }

        range.RequiredOneOf("Unit", ["DAYS"]);
        var days = range.Number("Value", 36_500, otherwise: 0);
        var edge = now.AddDays(-days);
        return range.OneOf("Comparison", ["WITHIN", "OLDER_THAN"]) is "OLDER_THAN" ? new(null, edge) : new(edge, null);
    }

    public bool Has(DateTimeOffset time) => !(time < Start) && !(time > End);

    private static DateTimeOffset? Time(Input value, string name)
    {
        if (value.Text(name, 1, 64) is not { } text)
        {
            return null;
        }

        const DateTimeStyles style = DateTimeStyles.AssumeUniversal;
        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, style, out var time)
                ? time
                : throw value.Refused(name, "Member must be a time in ISO 8601");
    }
}
