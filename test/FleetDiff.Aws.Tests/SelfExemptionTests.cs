using System.Text.Json;
using FleetDiff.Core.Analysis;

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
    public async Task AlertOfUnmanagedInstancesNamesNewExemptions()
    {
        Wire.Rules = new() { AlertOn = AlertOn.Any, ExemptTagMaxDays = 90 };
        await RunAsync((1, null));

        await RunAsync((1, null), (50, "2026-12-31"));

        var mail = Aws.Sns.Published[1];
        Assert.Equal("any", mail.Attributes["kind"]);
        var text = Unwrapped(mail.Form("email"));
        Assert.Contains("50 instances by tag fleetdiff:exempt", text, Ordinal);
        Assert.Contains("the tag fleetdiff:exempt with an end date at most 90 days ahead", text, Ordinal);
    }

    [Fact]
    public async Task AMovedDateOrAToggledTagIsAlertedOnce()
    {
        var first = WireFixture.Date(12);
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

        return (await Wire.RunAsync(_day)).Report;
    }

    private string Page() => Wire.ReportText("report.html", _day);

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
