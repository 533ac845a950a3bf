using System.Text;
using FleetDiff.Core.Tests;

namespace FleetDiff.Reporting.Tests.Email;

/// <summary>The number of unmanaged instances does not change the length of a mail.</summary>
public class EmailSizeTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(600)]
    [InlineData(6_000)]
    [InlineData(60_000)]
    public void AMailHasAboutSixtyLines(int unmanaged)
    {
        foreach (var report in new[] { LargeReports.CreateFirst(unmanaged), LargeReports.Create(unmanaged) })
        {
            var text = TestAlerts.Create(report).Mail.Text;
            Assert.InRange(text.Split('\n').Length, 50, 66);
            Assert.InRange(Encoding.UTF8.GetByteCount(text), 2_000, 4_500);
            Assert.Contains("  1. Image ami-0abc56789abcdef01 has no SSM Agent: ", text, StringComparison.Ordinal);
            Assert.Contains(" more accounts, in the report\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatAppliesToManyIsSaidOnce()
    {
        var text = TestAlerts.OneLine(TestAlerts.Create(LargeReports.Create(6_000)).Mail.Text);

        Assert.Equal(2, text.Split("Install the SSM Agent in the image").Length);
        Assert.Equal(2, text.Split("AWSSupport-TroubleshootManagedInstance").Length);
    }
}
