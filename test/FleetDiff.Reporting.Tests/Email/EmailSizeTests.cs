using System.Text;

namespace FleetDiff.Reporting.Tests.Email;

/// <summary>The number of unmanaged instances does not change the length of a mail.</summary>
public class EmailSizeTests
{
    private const int Accounts = 120;

    [Theory]
    [InlineData(600)]
    [InlineData(6_000)]
    [InlineData(60_000)]
    public void AMailHasAboutSixtyLines(int unmanaged)
    {
        foreach (var isFirst in new[] { true, false })
        {
            var text = CreateMail(unmanaged, isFirst);
            Assert.InRange(text.Split('\n').Length, 50, 66);
            Assert.InRange(Encoding.UTF8.GetByteCount(text), 2_000, 4_500);
            Assert.Contains("  1. Image ami-0000000000abc0000 has no SSM Agent: ", text, StringComparison.Ordinal);
            Assert.Contains(" more accounts, in the report\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatAppliesToManyIsSaidOnce()
    {
        var text = TestAlerts.OneLine(CreateMail(6_000, isFirst: false));

        Assert.Equal(2, text.Split("Install SSM Agent in the image").Length);
        Assert.Equal(2, text.Split("AWSSupport-TroubleshootManagedInstance").Length);
    }

    private static string CreateMail(int unmanaged, bool isFirst) =>
        TestAlerts.Create(LargeReports.Create(unmanaged, Accounts, isFirst) with { BlindSpots = [] }).Mail.Text;
}
