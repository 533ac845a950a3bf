using FleetDiff.Fleet;

namespace FleetDiff.Aws.Tests;

public sealed class HearingASourceTwice
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TakesTheNewerWhicheverComesFirst() =>
        AssertKept((Says.Managed, Morning.AddTicks(1)), (Says.Unmanaged, Morning));

    [Fact]
    public void TakesUnmanagedOfTheSameMomentWhicheverComesFirst() =>
        AssertKept((Says.Unmanaged, Morning), (Says.Managed, Morning));

    [Fact]
    public void TakesWhatHasATimeBeforeWhatHasNone() => AssertKept((Says.Managed, Morning), (Says.Unmanaged, null));

    private static void AssertKept((Says Says, DateTimeOffset? At) kept, (Says Says, DateTimeOffset? At) other)
    {
        foreach (var order in new[] { new[] { kept, other }, [other, kept] })
        {
            var rows = new EvidenceRows(Source.SecurityHub);
            foreach (var (says, at) in order)
            {
                rows.Add(Compared.Key(1), says, at);
            }

            Assert.Equal(new(Source.SecurityHub, kept.Says, kept.At), Assert.Single(rows.All).Value);
        }
    }
}
