using System.Text.Json;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Core.Tests.Analysis.Alerts;

/// <summary>One account has 1,500 groups of two instances; the alert still names the new instances of other accounts.</summary>
public class CrowdedAlertTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const string Loud = "999999999999";
    private const string Quiet = "100000000001";

    private static readonly Alert FewAccounts = TestAlerts.Create(Crowded(1));
    private static readonly Alert ManyAccounts = TestAlerts.Create(Crowded(800));

    [Fact]
    public void EveryFormListsTheInstanceOfTheOtherAccount()
    {
        var (mail, instance) = (FewAccounts.Mail.Text, Fleets.Key(1_000_001).Instance);
        var message = JsonElement.Parse(FewAccounts.Json);

        Assert.Contains($"\n  {Quiet} eu-west-1\n    {instance}  (no name)\n", mail, Ordinal);
        Assert.Contains(" more, in the report\n", mail, Ordinal);
        Assert.Contains($"• {Quiet} eu-west-1: `{instance}`\n", Description(FewAccounts), Ordinal);
        Assert.Contains($" in {Loud}, {Quiet}", FewAccounts.Sms, Ordinal);
        Assert.Contains(message.GetProperty("listed").EnumerateArray(), row => row.GetProperty("account").GetString() == Quiet);
        Assert.Equal(1, message.GetProperty("byAccount").GetProperty(Quiet).GetInt32());
        Assert.Equal(3000, message.GetProperty("byAccount").GetProperty(Loud).GetInt32());
    }

    [Fact]
    public void EveryFormCountsTheAccountsThatItDoesNotNameAndJsonNamesAllOfThem()
    {
        var byAccount = JsonElement.Parse(ManyAccounts.Json).GetProperty("byAccount");

        Assert.Matches(
            @" New in 7\d\d more accounts: 1000000\d{5} \(1\), .* and 7\d\d more accounts Report: ",
            TestAlerts.OneLine(ManyAccounts.Mail.Text));
        Assert.Matches(
            $@"\nNew in 801 accounts: {Loud} \(3,000\), .* and \d+ more accounts\n", Description(ManyAccounts));
        Assert.EndsWith(" in 801 accounts", ManyAccounts.Sms, Ordinal);
        Assert.All(Enumerable.Range(1, 800), n => Assert.Equal(1, byAccount.GetProperty(Account(n)).GetInt32()));
    }

    private static string Account(int n) => $"{100_000_000_000 + n}";

    private static string Description(Alert alert) => JsonElement.Parse(alert.Chat)
        .GetProperty("content").GetProperty("description").GetString() ?? "";

    private static Report Crowded(int others) => Fleets.Report(
        Fleets.FromInstances(
            [
                Fleets.Instance(1),
                .. Enumerable.Range(2, 3000).Select(n => Fleets.Instance(
                    Fleets.Key(n, Loud), ("aws:autoscaling:groupName", $"g{n / 2}"))),
                .. Enumerable.Range(1, others).Select(n => Fleets.Instance(
                    Fleets.Key(1_000_000 + n, Account(n)))),
            ],
            Fleets.Node(1)),
        Fleets.EarlierReports(Fleets.With(managed: [1])));
}
