using System.Text;
using System.Text.RegularExpressions;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>The archive's front page: it leads to every complete night, newest first, and to no other.</summary>
internal static partial class FrontPage
{
    public static void Check(Shelf shelf, IEnumerable<DateOnly> complete)
    {
        var html = Encoding.UTF8.GetString(shelf.Read(Shelf.Index).Span);
        ThrowUnlessSame("nights of index.html", complete.Select(night => (DateOnly?)night).Reverse(),
            Row().Matches(html).Select(link => Json.DayOf(link.Groups["night"].Value)));
    }

    [GeneratedRegex("""href="date=(?<night>[0-9-]{10})/report\.json" """, RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
