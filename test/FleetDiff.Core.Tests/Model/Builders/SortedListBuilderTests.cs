using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Model.Builders;

public class SortedListBuilderTests
{
    private static readonly DateTimeOffset Midnight = Fleets.At(Fleets.RunDate, 0);

    [Fact]
    public void GrowsBeyondItsInitialCapacity() =>
        Assert.Equal(5000, Sorted([.. Enumerable.Range(0, 5000).Select(n => (n, (int?)null))]).Length);

    [Property]
    public bool DoesNotDependOnTheOrderOfRows((byte Number, byte Hours)[] rows)
    {
        var drawn = rows.Select(row => (Number: row.Number % 7, Hours: row.Hours % 5 is var h and > 0 ? h : (int?)null))
            .ToArray();
        var newest = drawn.GroupBy(row => row.Number).OrderBy(same => same.Key)
            .Select(same => (same.Key, same.Max(row => row.Hours)))
            .ToList();
        return Sorted(drawn).SequenceEqual(newest) && Sorted([.. drawn.Reverse()]).SequenceEqual(newest);
    }

    private static (int Number, int? Hours)[] Sorted(params (int Number, int? Hours)[] rows)
    {
        var listing = new SortedListBuilder<Node>();
        foreach (var (number, hours) in rows)
        {
            listing.Add(new Node(Fleets.Key(number), hours is { } h ? Midnight.AddHours(h) : null));
        }

        return
        [
            .. listing.Build().ToArray().Select(row => (
                Convert.ToInt32(row.Key.Instance[2..], 16),
                row.ReportedAt is { } at ? (int)(at - Midnight).TotalHours : (int?)null)),
        ];
    }
}
