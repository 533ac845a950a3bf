using System.Text;

namespace FleetDiff.Reporting.Tests.Email;

public class EmailOverviewTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Cause Image = new(
        CauseCode.Image, "No instance of the image is managed.", "Install the agent in the image.", null)
    { Resource = "ami-1" };

    private static readonly Cause Unknown = new(CauseCode.Unknown, "The state is not known.", "Check the state.", null);

    [Fact]
    public void TheFirstMailExplainsItself()
    {
        var text = TestAlerts.OneLine(Mail(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]))));

        Assert.Contains("FleetDiff lists once a day the EC2 instances that AWS Systems Manager does not manage.", text, Ordinal);
        Assert.Contains("the Resource Explorer view fleet of account 111111111111,", text, Ordinal);
        Assert.All(
            [
                "Unmanaged: ", "Dormant: ", "New: ", "unsubscribe that Amazon SNS adds", "FLEETDIFF_ALERT_ON=never",
                "Report: here ", "add the tag fleetdiff:exempt, ", "or add a line to there ",
            ],
            words => Assert.Contains(words, text, Ordinal));
        Assert.DoesNotContain("1 new", text, Ordinal);
    }

    [Fact]
    public void NamesTheFixOnceAndTheInstancesThatItBringsBack()
    {
        var report = News(Image, Image) with
        {
            Fixes = [new("Image ami-1 has no SSM Agent", Image, 2, [Fleets.Account, Fleets.OtherAccount], [])],
            FixProgress = new(Fleets.RunDate.AddDays(-7), 5, 3),
        };

        var text = Mail(report);

        Assert.DoesNotContain("About this mail", text, Ordinal);
        Assert.Contains("\n3 of 5 instances that were unmanaged on 2026-11-16 are fixed.\n", text, Ordinal);
        Assert.Contains(
            "\nWhat to fix first: 1 of 1 cause covers 2 of 2 unmanaged instances\n"
                + "  1. Image ami-1 has no SSM Agent: 2 instances in 2 accounts\n     Install the agent in the image.\n",
            text, Ordinal);
        Assert.Contains("\n    i-00000000000000003  (no name), fix 1\n", text, Ordinal);
    }

    [Fact]
    public void AnUnknownCauseIsCountedAndHasNoFix()
    {
        var text = TestAlerts.OneLine(Mail(News(Unknown, Image)));

        Assert.DoesNotContain("What to fix first", text, Ordinal);
        Assert.Contains("Unknown cause: 1 instance. Run the read-only runbook AWSSupport-Troubleshoot", text, Ordinal);
        Assert.Contains("AWS Config in FLEETDIFF_EVIDENCE shows more causes.", text, Ordinal);
    }

    [Fact]
    public void NamesAccountsAndTheirOrganizationalUnits()
    {
        var text = Mail(Named(News(Image, Image), "payments-prod", "Workloads/Prod") with
        {
            Fixes = [new("Image ami-1 has no SSM Agent", Image, 2, [Fleets.Account], [])],
        });

        Assert.Contains("  1. Image ami-1 has no SSM Agent: 2 instances in payments-prod (111111111111)\n", text, Ordinal);
        Assert.Contains("\n     2  payments-prod (111111111111), Workloads/Prod, eu-west-1, 1 new\n", text, Ordinal);
        Assert.Contains("\nNew (1)\n  payments-prod (111111111111), Workloads/Prod, eu-west-1\n    i-0", text, Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public void AHostileAccountNameIsOneLineWithoutLinks(string name)
    {
        var hostile = Image with { Fix = name, Resource = name };
        var text = Mail(Named(News(hostile, hostile), name, name) with
        {
            Fixes = [new(name, hostile, 2, [Fleets.Account], [])],
        });

        Assert.DoesNotContain(text.ReplaceLineEndings("").ToCharArray(), char.IsControl);
        Assert.DoesNotContain("://", text, Ordinal);
        Assert.DoesNotMatch(@"www\.\w|\w@\w", text);
        Assert.All(text.Split('\n'), line => Assert.True(
            DisplayWidth.Measure(line) <= 80 || !line.Trim(' ').Contains(' ', Ordinal), line));
    }

    [Theory]
    [InlineData(600, true)]
    [InlineData(600, false)]
    [InlineData(60_000, true)]
    [InlineData(60_000, false)]
    public void HasAboutSixtyLinesForAnyNumberOfInstances(int unmanaged, bool isFirst)
    {
        var text = Mail(LargeReports.Create(unmanaged, accounts: 120, isFirst) with { BlindSpots = [] });

        Assert.InRange(text.Split('\n').Length, 50, 66);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 2_000, 4_500);
        Assert.Contains("  1. Image ami-0000000000abc0000 has no SSM Agent: ", text, Ordinal);
        Assert.Contains(" more accounts, in the report\n", text, Ordinal);
        Assert.Equal(2, text.Split("Install SSM Agent in the image").Length);
        Assert.Equal(2, text.Split("AWSSupport-TroubleshootManagedInstance").Length);
    }

    // Instance 2 was unmanaged before; instance 3 is new.
    private static Report News(Cause before, Cause now)
    {
        var report = Fleets.Report(
            Fleets.With(managed: [1], unmanaged: [2, 3]), Fleets.EarlierReports(Fleets.With(managed: [1, 3], unmanaged: [2])));
        return report with
        {
            Unmanaged = [report.Unmanaged[0] with { Cause = before }, report.Unmanaged[1] with { Cause = now }],
            New = [report.New[0] with { Cause = now }],
        };
    }

    private static Report Named(Report report, string name, string unit) => report with
    {
        Accounts = [report.Accounts[0] with { AccountName = name, OrganizationalUnit = unit }],
    };

    private static string Mail(Report report) => TestAlerts.Create(report).Mail.Text;
}
