using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Tests.Email;

public class EmailTextTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly AlertHistory Told = new(Fleets.PreviousDate, 1);

    [Fact]
    public void CountsNewAndOpenInstances()
    {
        var mail = Mail(Fleets.Report(
            Fleets.With(managed: [1, 2], unmanaged: [3, 4]),
            Fleets.EarlierReports(Fleets.With(managed: [1, 2, 4], unmanaged: [3]))));

        Assert.Equal("FleetDiff 2026-11-23: 1 new unmanaged EC2 instance (2 in all)", mail.Subject);
        Assert.StartsWith("1 EC2 instance newly unmanaged by Systems Manager; 2 of 4 in all.\n", mail.Text, Ordinal);
        Assert.Contains(
            "\nNew (1)\n  111111111111 eu-west-1\n    i-00000000000000004  (no name)\n", mail.Text, Ordinal);
        Assert.DoesNotContain("i-00000000000000003", mail.Text, Ordinal);
        Assert.Contains("\nUnmanaged, by account (1)\n     2  111111111111, eu-west-1, 1 new\n", mail.Text, Ordinal);
    }

    [Fact]
    public void CallsTheFirstRunABaselineAndExplainsExemptions()
    {
        var mail = Mail(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2, 3])));
        var text = TestAlerts.OneLine(mail.Text);

        Assert.Equal("FleetDiff 2026-11-23: baseline, 2 unmanaged EC2 instances", mail.Subject);
        Assert.StartsWith(
            "2 of 3 EC2 instances unmanaged by Systems Manager. This report is the baseline: later alerts say what changed.",
            text, Ordinal);
        Assert.DoesNotContain("1 new", text, Ordinal);
        Assert.All(
            ["Report: here ", "add the tag fleetdiff:exempt, ", "or add a line to there "],
            words => Assert.Contains(words, text, Ordinal));
    }

    [Fact]
    public void NotesThatNothingIsNew()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);

        var mail = Mail(Fleets.Report(inventory, Fleets.EarlierReports(inventory)), new() { AlertOn = AlertOn.Any });

        Assert.Equal("FleetDiff 2026-11-23: 1 unmanaged EC2 instance, none new", mail.Subject);
        Assert.StartsWith("1 of 2 EC2 instances unmanaged by Systems Manager; none is new.", mail.Text, Ordinal);
    }

    [Fact]
    public void DoesNotNoteThatNothingIsNewDuringAGracePeriod()
    {
        var rules = new AnalysisRules { AlertOn = AlertOn.Any, GraceHours = 24 };
        var before = Fleets.EarlierReports(Fleets.With(managed: [1, 2]));

        var mail = Mail(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]), before, rules: rules), rules);

        Assert.Equal("FleetDiff 2026-11-23: 1 unmanaged EC2 instance, none new (1 more in its grace period)", mail.Subject);
        Assert.StartsWith("1 of 2 EC2 instances unmanaged by Systems Manager; none is new (1 more in its", mail.Text, Ordinal);
    }

    [Fact]
    public void RemindsOfOpenInstances()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]);

        var mail = Mail(
            Fleets.Report(inventory, Fleets.EarlierReports(inventory)), earlier: new(Fleets.RunDate.AddDays(-7), 1));

        Assert.Equal("FleetDiff 2026-11-23: reminder, 1 EC2 instance still unmanaged", mail.Subject);
        Assert.Contains("    i-00000000000000002  (no name)\n      since 2026-11-22\n", mail.Text, Ordinal);
        Assert.EndsWith(
            "You receive this because the last alert was on 2026-11-16, and unmanaged\n  instances are still open.\n",
            mail.Text, Ordinal);
    }

    [Fact]
    public void AllClearListsTheResolvedInstances()
    {
        var before = Fleets.EarlierReports(Fleets.With(managed: [1], unmanaged: [2]));

        var mail = Mail(Fleets.Report(Fleets.With(managed: [1, 2]), before), earlier: Told);

        Assert.Equal("FleetDiff 2026-11-23: all clear, no EC2 instance is unmanaged", mail.Subject);
        Assert.StartsWith("None of 2 EC2 instances is unmanaged by Systems Manager.\n", mail.Text, Ordinal);
        Assert.Contains("\nResolved (1)\n  111111111111 eu-west-1\n    i-00000000000000002", mail.Text, Ordinal);
        Assert.DoesNotContain("exempt an instance", mail.Text, Ordinal);
    }

    [Fact]
    public void AllClearIsLimitedToTheVisibleAccounts()
    {
        var before = Fleets.EarlierReports(Fleets.With(managed: [1], unmanaged: [2]));

        var mail = Mail(
            Fleets.Report(Fleets.With(managed: [1, 2]), before, rules: new() { Accounts = ["999999999999"] }),
            earlier: Told);

        Assert.EndsWith("all clear, no EC2 instance is unmanaged (incomplete coverage)", mail.Subject, Ordinal);
        Assert.Contains("by Systems Manager (incomplete coverage).", TestAlerts.OneLine(mail.Text), Ordinal);
    }

    [Fact]
    public void SuspectRunHasACauseAndNoList()
    {
        var mail = Mail(Fleets.Report(Fleets.With(unmanaged: [1, 2]), Fleets.EarlierReports(Fleets.With(managed: [1, 2]))));
        var text = TestAlerts.OneLine(mail.Text);

        Assert.Equal("FleetDiff 2026-11-23: suspect report, the inventory looks wrong", mail.Subject);
        Assert.Contains("no managed node for any of them", text, Ordinal);
        Assert.Contains("compared with the baseline, the report of 2026-11-22", text, Ordinal);
        Assert.DoesNotContain("i-0", text, Ordinal);
    }

    [Fact]
    public void ListsReopenedInstancesSeparately()
    {
        var open = Fleets.Report(Fleets.With(managed: [1], unmanaged: [2]), date: Fleets.RunDate.AddDays(-2));
        var resolved = Fleets.Report(Fleets.With(managed: [1, 2]), open, Fleets.PreviousDate);

        var text = Mail(Fleets.Report(Fleets.With(managed: [1], unmanaged: [2, 3]), resolved)).Text;

        Assert.Contains("\nNew (1)\n  111111111111 eu-west-1\n    i-00000000000000003", text, Ordinal);
        Assert.Contains(
            "\nReopened (1)\n  111111111111 eu-west-1\n    i-00000000000000002  (no name)\n"
                + "      reopened, resolved on 2026-11-22\n",
            text, Ordinal);
    }

    [Fact]
    public void ListsAFewBlindSpotsAndCountsTheOthers()
    {
        var inventory = Fleets.With(managed: [1], unmanaged: [2]) with
        {
            Result = new(Source.ResourceExplorer, SourceStatus.Denied, null, "no\nentry"),
            Warnings = [.. Enumerable.Range(0, 20).Select(n => $"warning {n} {new string('x', 1000)}")],
        };

        var text = Mail(Fleets.Report(inventory, rules: new() { Accounts = [Fleets.Account, "999999999999"] })).Text;

        Assert.Contains("\nIncomplete coverage (22)\n", text, Ordinal);
        Assert.Contains("\n  Resource Explorer: denied. no‹U+000A›entry\n", text, Ordinal);
        Assert.Contains("\n  Account 999999999999: ", text, Ordinal);
        var warnings = text.Split('\n').Count(line => line.StartsWith("  warning ", Ordinal));
        Assert.InRange(warnings, 1, 5);
        Assert.Contains($"\n  and {20 - warnings} more, in the report\n", text, Ordinal);
    }

    [Fact]
    public void CountsTheRestInsteadOfCuttingTheText()
    {
        var text = Mail(Fleets.Report(
            Fleets.With(managed: [1], unmanaged: [.. Enumerable.Range(2, 5000)]),
            Fleets.EarlierReports(Fleets.With(managed: [1])))).Text;

        var shown = text.Split('\n').Count(line => line.StartsWith("    i-", Ordinal));
        Assert.InRange(shown, 20, 50);
        Assert.Contains($"  and {TextFormat.Number(5000 - shown)} more, in the report\n", text, Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileText.Theory), MemberType = typeof(HostileText))]
    public void AHostileNameStaysOnItsLine(string name)
    {
        var (plain, hostile) = (Named("web"), Named(name));

        Assert.Equal(plain.Text.Split('\n').Length, hostile.Text.ReplaceLineEndings("\n").Split('\n').Length);
        Assert.DoesNotContain(hostile.Text.ReplaceLineEndings("").ToCharArray(), char.IsControl);
        Assert.Equal(plain.Subject, hostile.Subject);
        Assert.DoesNotContain("://", hostile.Text, Ordinal);

        static EmailMessage Named(string name) => Mail(Fleets.Report(
            Fleets.FromInstances([Fleets.Instance(1), Fleets.Instance(2, ("Name", name))], Fleets.Node(1))));
    }

    private static EmailMessage Mail(Report report, AnalysisRules? rules = null, AlertHistory earlier = default) =>
        TestAlerts.Create(report, rules, earlier).Mail;
}
