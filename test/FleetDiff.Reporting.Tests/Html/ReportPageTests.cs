using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FleetDiff.Reporting.Tests.Html;

public partial class ReportPageTests
{
    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public async Task EscapesUntrustedText(string text)
    {
        var inventory = Fleets.FromInstances(
            [
                Fleets.Instance(1),
                Fleets.Instance(2, ("Name", text), ("team", text)),
                Fleets.Instance(3, ("Name", text), ("fleetdiff:exempt", $"because {text}")),
                .. Enumerable.Range(10, 3).Select(n => Fleets.Instance(
                    n, ("Name", text), ("aws:autoscaling:groupName", $"group {text}"))),
            ],
            Fleets.Node(1));

        var report = WithNames(Fleets.Report(inventory with { View = new(text, text), Warnings = [text] }), text, text);
        var cause = new Cause(CauseCode.InstanceProfile, text, text, null) { Resource = text };
        var page = await TestPages.RenderAsync(report with
        {
            Coverage =
            [
                new("333333333333", AccountCoverageStatus.Closed)
                {
                    AccountName = text, OrganizationalUnit = text, Because = "The account is closed.",
                },
            ],
            Fixes = [new(text, cause, 1, [Fleets.Account], [])],
        });

        var body = TestPages.WithoutAssets(page);
        Assert.DoesNotContain("evil.example>", body, StringComparison.Ordinal);
        Assert.DoesNotContain(body.ReplaceLineEndings("").ToCharArray(), char.IsControl);
        Assert.DoesNotContain('\u202E', body);
        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        Assert.All(Elements().Matches(body), tag => Assert.Matches(OurElements(), tag.Value));
    }

    [Fact]
    public async Task ShowsTheNameOfAnAccountBeforeTheIdAndTheUnit()
    {
        var page = await TestPages.RenderAsync(WithNames(
            Fleets.Report(Fleets.With(managed: [1], unmanaged: [2])), "payments-prod", "Workloads/Prod"));

        Assert.Contains(
            $"<bdi class=\"who\">payments-prod</bdi> <small><span class=\"id\">{Fleets.Account}</span> "
            + "<span class=\"unit\"><bdi>Workloads/Prod</bdi></span></small>",
            page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#unit=Workloads%2FProd&amp;verdict=unmanaged\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesOutThePathOfIdsOfAnAccountWithoutAName()
    {
        var report = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]));

        Assert.DoesNotContain("o-1/r-1/ou-1", await TestPages.RenderAsync(
            WithNames(report, null, "o-1/r-1/ou-1") with { Accounts = report.Accounts }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinksOnlyToTheConsoleAndToFilesOfTheRun()
    {
        var page = await TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2], orphans: [3])));

        string[] ours =
        [
            "../index.html", "report.json", "unmanaged.csv", "unmanaged.ocsf.jsonl",
            $"accounts/{Fleets.Key(2).Account}.csv",
        ];
        Assert.All(Addresses().Matches(TestPages.WithoutAssets(page)), address => Assert.True(
            address.Groups[1].Value.StartsWith("https://console.aws.amazon.com/", StringComparison.Ordinal)
            || address.Groups[1].Value.StartsWith('#') || ours.Contains(address.Groups[1].Value), address.Value));
        Assert.DoesNotMatch(External(), page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PolicyAllowsOnlyTheStyleAndTheScriptOfThePage()
    {
        var page = await TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2], orphans: [3])));
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;

        Assert.Equal(
            [
                "default-src 'none'", $"style-src {Hash("style")}", $"script-src {Hash("script")}", "img-src data:",
                "base-uri 'none'", "form-action 'none'",
            ],
            policy.Split("; "));
        Assert.DoesNotMatch("<[^>]* (on[a-z]+|style)=", TestPages.WithoutAssets(page));

        string Hash(string tag) =>
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(TestPages.Inside(tag, page))))}'";
    }

    [Fact]
    public async Task OmitsEmptySections()
    {
        var inventory = Fleets.FromInstances(
            [
                Fleets.Instance(1), Fleets.Instance(2), Fleets.Instance(3), Fleets.Instance(5),
                Fleets.Instance(4, ("fleetdiff:exempt", "")),
            ],
            Fleets.Node(1), Fleets.Node(9));
        var full = Fleets.Findings(
            inventory, null, null, null,
            TestEvidence.FromSecurityHub((2, ManagementStatus.Managed), (3, ManagementStatus.Managed)),
            TestEvidence.FromConfig((3, InstanceState.Running)),
            TestEvidence.FromSystemsManager((1, ManagementStatus.Managed))).Report;

        var (page, quiet) = (
            await TestPages.RenderAsync(full), await TestPages.RenderAsync(Fleets.Report(Fleets.With(managed: [1, 2]))));
        Assert.All(["Dormant", "Disputed", "Exempt", "Orphaned nodes", "Unmanaged", "Platforms and agents"], title =>
        {
            Assert.Contains($"-title\">{title}", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"-title\">{title}", quiet, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task ShowsTheNewInstancesOfAGroupAsOneLine()
    {
        var before = Fleets.EarlierReports(Fleets.FromInstances([Fleets.Instance(1), Worker(10)], Fleets.Node(1)));

        var page = await TestPages.RenderAsync(Fleets.Report(
            Fleets.FromInstances([Fleets.Instance(1), .. Enumerable.Range(10, 6).Select(Worker)], Fleets.Node(1)), before));

        Assert.Contains(
            "<details class=\"members\"><summary><b>5</b> <bdi class=\"label\">Auto Scaling group workers</bdi></summary>",
            page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"note\">6 in all</span>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>one of 6 in Auto Scaling group workers</bdi>", page, StringComparison.Ordinal);

        static Instance Worker(int number) => Fleets.Instance(number, ("aws:autoscaling:groupName", "workers"));
    }

    [Fact]
    public async Task CountsTheRowsThatAreLeftOut()
    {
        var orphans = Enumerable.Range(30_000, 1000).Select(Fleets.Node);

        var page = await TestPages.RenderAsync(
            Fleets.Report(Fleets.FromInstances([Fleets.Instance(1)], [Fleets.Node(1), .. orphans])));

        var shown = Rows().Matches(page[page.IndexOf("id=\"orphaned-title\"", StringComparison.Ordinal)..])
            .Count(row => row.Value.Contains("<code>i-", StringComparison.Ordinal));
        Assert.InRange(shown, 100, 999);
        Assert.Contains($"And {1000 - shown} more, in report.json.", page, StringComparison.Ordinal);
    }

    private static Report WithNames(Report report, string? name, string unit)
    {
        IReadOnlyList<ReportedInstance> rows =
            [.. report.Unmanaged.Select(row => row with { AccountName = name, OrganizationalUnit = unit })];
        return report with
        {
            Unmanaged = rows,
            New = rows,
            Accounts = [.. report.Accounts.Select(count => count with { AccountName = name, OrganizationalUnit = unit })],
        };
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Elements();

    [GeneratedRegex(
        """^</?(html|head|body|header|nav|main|section|footer|details|summary|div|h1|h2|p|strong|b|small|span|bdi"""
        + """|code|ul|ol|li|table|caption|thead|tbody|tr|th|td|time|label|input|select|option|button|output|svg|rect|figure"""
        + """|a|meta|title|link|style|script|!doctype html)"""
        + """( [a-zA-Z-]+(="[^"<>]*")?)*/?>$""")]
    private static partial Regex OurElements();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("src=|url\\(|@import|<img|<iframe|http:")]
    private static partial Regex External();

    [GeneratedRegex("<tr>.*?</tr>")]
    private static partial Regex Rows();
}
