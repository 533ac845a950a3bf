using FleetDiff.Aws.Evidence;

namespace FleetDiff.Aws.Tests.Evidence;

public sealed class EvidenceCollectorTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    public static TheoryData<ManagementStatus, DateTimeOffset?, ManagementStatus, DateTimeOffset?> Preferences => new()
    {
        { ManagementStatus.Managed, Morning.AddTicks(1), ManagementStatus.Unmanaged, Morning },
        { ManagementStatus.Unmanaged, Morning, ManagementStatus.Managed, Morning },
        { ManagementStatus.Managed, Morning, ManagementStatus.Unmanaged, null },
    };

    [Theory]
    [MemberData(nameof(Preferences))]
    public void KeepsTheNewestAndThenTheUnmanagedInAnyOrder(
        ManagementStatus kept, DateTimeOffset? keptAt, ManagementStatus other, DateTimeOffset? otherAt)
    {
        foreach (var order in new[] { new[] { (kept, keptAt), (other, otherAt) }, [(other, otherAt), (kept, keptAt)] })
        {
            var rows = new EvidenceCollector(Source.SecurityHub);
            foreach (var (status, at) in order)
            {
                rows.Add(TestInventories.Key(1), status, at);
            }

            Assert.Equal(new(Source.SecurityHub, kept, keptAt), Assert.Single(rows.All).Value);
        }
    }
}
