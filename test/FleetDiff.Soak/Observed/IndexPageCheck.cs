using System.Text;
using System.Text.RegularExpressions;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>Checks that the index page of the archive links to every complete run, newest first, and to no other.</summary>
internal static partial class IndexPageCheck
{
    public static void Check(ArchiveReader archive, IEnumerable<DateOnly> complete)
    {
        var html = Encoding.UTF8.GetString(archive.Read(ArchiveReader.Index).Span);
        ThrowUnlessSame("runs of index.html", complete.Select(run => (DateOnly?)run).Reverse(),
            Row().Matches(html).Select(link => Json.ParseDay(link.Groups["date"].Value)));
    }

    [GeneratedRegex("""href="date=(?<date>[0-9-]{10})/report\.json" """, RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
