using System.Text.Json;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Tests;

/// <summary>Names of accounts in text messages, chat and the message for programs.</summary>
public class AccountNamesTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const string Sms = "FleetDiff 2026-11-23: 1 new unmanaged EC2 instance (1 in all) in ";

    [Theory]
    [InlineData("payments-prod", "payments-prod (111111111111)")]
    [InlineData("a name that is longer than thirty characters", "111111111111")]
    [InlineData("www.evil.example", "111111111111")]
    [InlineData("東京", "111111111111")]
    [InlineData("", "111111111111")]
    public void ATextMessageHasTheNameIfItIsShortAndPlain(string name, string shown) =>
        Assert.Equal(Sms + shown, Create(name).Sms);

    [Fact]
    public void ATextMessageHasIdsIfNamesDoNotFit()
    {
        var report = Fleets.Report(
            Fleets.FromInstances(
                [Fleets.Instance(1), Fleets.Instance(2), Fleets.Instance(Fleets.Key(3, Fleets.OtherAccount))], Fleets.Node(1)),
            Fleets.EarlierReports(Fleets.With(managed: [1, 2])));

        var sms = TestAlerts.Create(report with
        {
            Accounts = [.. report.Accounts.Select(count => count with { AccountName = "thirty-characters-and-no-more" })],
        }).Sms;

        Assert.EndsWith(" in 111111111111, 222222222222", sms, Ordinal);
    }

    [Fact]
    public void ChatShowsTheNameAsCode() => Assert.Contains(
        "• `(x)(https(:)//evil(.)example)` (111111111111) eu-west-1: `i-00000000000000002`",
        Description(Create("[x](https://evil.example)")), Ordinal);

    [Fact]
    public void ChatNamesTheFixesAndHowToApplyThem()
    {
        var alert = Create("payments-prod");

        Assert.Contains(
            "What to fix first: 1 of 1 cause covers 1 of 1 unmanaged instance\n"
                + "1. Image ami-1 has no SSM Agent: 1 instance in payments-prod (111111111111)\n",
            Description(alert), Ordinal);
        Assert.Equal(
            "1. Install the agent (https(:)//evil(.)example).",
            JsonElement.Parse(alert.Chat).GetProperty("content").GetProperty("nextSteps")[0].GetString());
    }

    [Fact]
    public void TheMessageForProgramsHasNamesAndFixes()
    {
        var message = JsonElement.Parse(Create("payments-prod").Json);

        Assert.Equal("""{"111111111111":"payments-prod"}""", message.GetProperty("accountNames").GetRawText());
        Assert.EndsWith(
            ""","accountName":"payments-prod","organizationalUnit":"Workloads/Prod","cause":"image"}""",
            message.GetProperty("listed")[0].GetRawText(), Ordinal);
        Assert.Equal(
            """{"code":"image","title":"Image ami-1 has no SSM Agent","fact":"No instance of the """
                + """image is managed.","fix":"Install the agent (https[:]//evil[.]example).","""
                + """
                    "instances":1,"accounts":1,"resource":"ami-1"}
                    """,
            message.GetProperty("fixes")[0].GetRawText());
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public void AHostileNameLinksNothing(string name)
    {
        var alert = Create(name);

        Assert.All([alert.Sms, alert.Json, alert.Chat], text => Assert.DoesNotMatch(@"https?://|www\.\w|\w@\w|<!", text));
        Assert.All(alert.Sms, c => Assert.InRange(c, ' ', '~'));
    }

    private static Alert Create(string name)
    {
        var report = Fleets.Report(
            Fleets.With(managed: [1], unmanaged: [2]), Fleets.EarlierReports(Fleets.With(managed: [1, 2])));
        var cause = new Cause(
            CauseCode.Image, "No instance of the image is managed.", "Install the agent (https://evil.example).", null)
        { Resource = "ami-1" };
        return TestAlerts.Create(report with
        {
            Unmanaged = [report.Unmanaged[0] with { Cause = cause }],
            New = [report.New[0] with { Cause = cause }],
            Accounts = [report.Accounts[0] with { AccountName = name, OrganizationalUnit = "Workloads/Prod" }],
            Fixes = [new("Image ami-1 has no SSM Agent", cause, 1, [Fleets.Account], [])],
        });
    }

    private static string Description(Alert alert) =>
        JsonElement.Parse(alert.Chat).GetProperty("content").GetProperty("description").GetString() ?? "";
}
