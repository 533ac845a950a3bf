using System.Globalization;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests;

/// <summary>An account owner who tags instances as exempt, over several runs.</summary>
public sealed class SelfExemptionTests : WireTests
{
    private const string Tag = "fleetdiff:exempt";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private int _day;

    [Fact]
    public async Task AlertNamesTheCountAndAccountAndIsNoAllClear()
    {
        await RunAsync((3, null));

        await RunAsync((3, "2099-12-31"));

        var mail = Aws.Sns.Published[1];
        Assert.Equal("FleetDiff 2026-11-02: no unmanaged EC2 instances, 3 exempt", mail.Subject);
        Assert.Equal("exempted", mail.Attributes["kind"]);
        var text = Unwrapped(mail.Form("email"));
        Assert.Contains(
            "No unmanaged instances; 3 are exempt (account 444455556666 by tag until 2099-12-31).", text, Ordinal);
        Assert.Contains(
            "Newly exempt by tag (3) 3 instances by tag fleetdiff:exempt in account 444455556666, until 2099-12-31",
            text, Ordinal);
        Assert.DoesNotContain(["all clear", "all-clear"], clear => text.Contains(clear, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("in account 444455556666, until 2099-12-31", mail.Form("https"), Ordinal);
        var json = JsonElement.Parse(mail.Form("sqs"));
        Assert.Equal(3, json.GetProperty("newlyExempt").GetInt32());
        Assert.Equal("""[{"account":"444455556666","added":3,"instances":3,"until":"2099-12-31"}]""",
            json.GetProperty("exemptedBy").GetRawText());
        Assert.Equal("""["444455556666"]""", mail.Attributes["accounts"]);
        Assert.Contains("No unmanaged instances, 3 exempt", Page(), Ordinal);
        Assert.Contains("Newly exempt by tag</a>: 3 instances by tag", Page(), Ordinal);
        Assert.DoesNotContain("All clear", Page(), Ordinal);
    }

    [Fact]
    public async Task FiftyNewExemptInstancesAreAlerted()
    {
        await RunAsync();

        await RunAsync((50, ""));

        var mail = Assert.Single(Aws.Sns.Published);
        Assert.Contains("50 instances by tag fleetdiff:exempt in account 444455556666", Unwrapped(mail.Form("email")), Ordinal);
    }

    [Fact]
    public async Task AlertOfUnmanagedInstancesNamesNewExemptions()
    {
        Wire.Rules = new() { AlertOn = AlertOn.Any };
        await RunAsync((1, null));

        await RunAsync((1, null), (50, "yes"));

        var mail = Aws.Sns.Published[1];
        Assert.Equal("any", mail.Attributes["kind"]);
        Assert.Contains("50 instances by tag fleetdiff:exempt", Unwrapped(mail.Form("email")), Ordinal);
    }

    [Theory]
    [InlineData("2099-12-31")]
    [InlineData("2026-11-12")]
    public async Task AMovedDateOrAToggledTagIsAlertedOnce(string until)
    {
        var first = DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await RunAsync();
        for (var run = 0; run < 6; run++)
        {
            await RunAsync((3, run % 3 == 2 ? "no" : $"{first.AddDays(run):yyyy-MM-dd}"));
        }

        // An instance without the tag is new, which is not an exemption.
        Assert.Single(Aws.Sns.Published, mail => mail.Form("email").Contains("Newly exempt by tag", Ordinal));
        Assert.InRange(Aws.Sns.Published.Count(mail => mail.Attributes["kind"] == "exemption-ending"), 0, 1);
    }

    [Fact]
    public async Task GrowthBeyondTheMaximumIsAlertedByItsDifference()
    {
        await RunAsync((3, ""));
        await RunAsync((1, ""));
        await RunAsync((3, ""));

        var grown = await RunAsync((5, ""));

        Assert.Equal(2, Assert.Single(grown.Exemptions).Added);
        Assert.Contains("2 instances by tag fleetdiff:exempt in account 444455556666 (5 in all)",
            Unwrapped(Aws.Sns.Published[^1].Form("email")), Ordinal);
        Assert.Equal(2, Aws.Sns.Published.Count);
    }

    [Fact]
    public async Task ExemptsNothingBeyondTheMaximumTermOrInUnlistedAccounts()
    {
        Wire.Rules = Settings.Parse(new Dictionary<string, string?>
        {
            [Setting.ViewArn] = WireFixture.ViewArn,
            [Setting.Archive] = "runs",
            [Setting.ExemptTagMaxDays] = "90",
            [Setting.ExemptTagAccounts] = $"{WireFixture.Account}, 111122223333",
        }).Rules;
        Wire.AddInstance(900, "999900001111", tags: (Tag, "2026-12-01"));

        var report = await RunAsync((1, "2027-02-01"), (1, "yes"), (1, "2026-12-01"));

        Assert.Equal((3, 1), (report.Totals.Unmanaged, report.Totals.Exempt));
        Assert.Equal(
            [
                "Exempt tag of 444455556666/eu-west-1/i-00000000000000065: its value '2027-02-01' exempts nothing: it is "
                    + "more than the 90 days ahead that FLEETDIFF_EXEMPT_TAG_MAX_DAYS allows.",
                "Exempt tag of 444455556666/eu-west-1/i-00000000000000066: its value 'yes' exempts nothing: "
                    + "FLEETDIFF_EXEMPT_TAG_MAX_DAYS requires a date at most 90 days ahead.",
                "Exempt tag of 999900001111/eu-west-1/i-00000000000000384: its value '2026-12-01' exempts nothing: "
                    + "FLEETDIFF_EXEMPT_TAG_ACCOUNTS does not list the account.",
            ],
            report.Warnings);
    }

    // A run on the next day with ten managed instances and the given tagged instances without a node.
    private async Task<Report> RunAsync(params (int Count, string? Tag)[] unmanaged)
    {
        if (_day++ > 0)
        {
            Aws.ResourceExplorer.Clear();
        }

        Wire.AddFleet(10);
        var id = 100;
        foreach (var (_, tag) in unmanaged.SelectMany(part => Enumerable.Repeat(part, part.Count)))
        {
            Wire.AddInstance(++id, tags: tag is null ? [] : [(Tag, tag)]);
        }

        return (await Wire.RunAsync(new DateOnly(2026, 11, _day))).Report;
    }

    private string Page() => Wire.ReportText("report.html", new(2026, 11, _day));

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
