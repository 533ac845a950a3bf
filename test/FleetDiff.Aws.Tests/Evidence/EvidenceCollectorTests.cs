using FleetDiff.Aws.Evidence;
using FleetDiff.Core.Model;

namespace FleetDiff.Aws.Tests.Evidence;

public sealed class EvidenceCollectorTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void KeepsTheNewerEvidenceInAnyOrder() =>
        AssertKept((ManagementStatus.Managed, Morning.AddTicks(1)), (ManagementStatus.Unmanaged, Morning));

    [Fact]
    public void PrefersUnmanagedAtTheSameTimeInAnyOrder() =>
        AssertKept((ManagementStatus.Unmanaged, Morning), (ManagementStatus.Managed, Morning));

    [Fact]
    public void PrefersEvidenceWithATime() => AssertKept((ManagementStatus.Managed, Morning), (ManagementStatus.Unmanaged, null));

    private static void AssertKept((ManagementStatus Says, DateTimeOffset? At) kept, (ManagementStatus Says, DateTimeOffset? At) other)
    {
        foreach (var order in new[] { new[] { kept, other }, [other, kept] })
        {
            var rows = new EvidenceCollector(Source.SecurityHub);
            foreach (var (says, at) in order)
            {
                rows.Add(TestComparisons.Key(1), says, at);
            }

            Assert.Equal(new(Source.SecurityHub, kept.Says, kept.At), Assert.Single(rows.All).Value);
        }
    }
}
