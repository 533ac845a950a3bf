using FleetDiff.Cli.Rendering;
using FleetDiff.Reporting;

namespace FleetDiff.Cli.Tests.Rendering;

/// <summary>The length of a report in a terminal and in Markdown, for fleets of all sizes.</summary>
public sealed class OverviewTests
{
    private const int MaxLines = 155;

    // Longer than in a terminal: the lists have up to twice or four times the rows.
    private const int MaxMarkdownLines = 220;

    [Theory]
    [InlineData(20, 3)]
    [InlineData(1_500, 120)]
    public async Task IsBoundedWithEveryListFullAndAllListsEveryInstance(int unmanaged, int accounts)
    {
        var report = LargeReports.Create(unmanaged, accounts);
        var others = report.Unmanaged.Take(50).ToList();
        var summary = new ReportSummary(report with
        {
            Disagreements = others,
            Resolved = others,
            Removed = others,
            NewAccounts = [.. report.Coverage.Select(account => new NewAccount(account.Account, account.AccountName, null))],
            Exemptions = [.. others.Select(row => new ExemptionSummary("tag", row.Account, null, null, 1, default) { Added = 1 })],
            Jumps = [.. others.Select(row => new AccountCountJump(row.Account, 100, 10))],
        });

        var overview = await ShowAsync(summary, whole: false);
        var all = await ShowAsync(summary, whole: true);
        var markdown = RunMarkdown.Format(summary, whole: false);

        Assert.InRange(CountLines(overview), 20, MaxLines);
        Assert.InRange(CountLines(markdown), 20, MaxMarkdownLines);
        Assert.All(report.Unmanaged, row => Assert.Contains(row.Instance, all, StringComparison.Ordinal));
        Assert.DoesNotContain("--all", all, StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync(ReportSummary summary, bool whole) =>
        (await Terminal.Plain(120).CaptureAsync(host =>
        {
            RunView.Show(new Session(host).Out, summary, whole);
            return Task.FromResult(0);
        })).Out;

    private static int CountLines(string text) => text.TrimEnd().Split('\n').Length;
}
