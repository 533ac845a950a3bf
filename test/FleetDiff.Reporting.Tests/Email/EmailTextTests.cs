using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;

namespace FleetDiff.Reporting.Tests.Email;

public class EmailTextTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly FleetInventory AllManaged = Fleets.With(managed: [1, 2]);
    private static readonly FleetInventory OneOpen = Fleets.With(managed: [1], unmanaged: [2]);
    private static readonly Report WasManaged = Fleets.EarlierReports(AllManaged);
    private static readonly Report WasOpen = Fleets.EarlierReports(OneOpen);
    private static readonly AlertHistory Alerted = new(Fleets.PreviousDate, 1);
    private static readonly AnalysisRules InGrace = new() { AlertOn = AlertOn.Any, GraceHours = 24 };

    [Theory]
    [InlineData(
        "baseline", "baseline, 1 unmanaged EC2 instance",
        "1 of 2 EC2 instances unmanaged by Systems Manager. This report is the baseline: later alerts say what changed.")]
    [InlineData(
        "new", "1 new unmanaged EC2 instance (1 in all)", "1 EC2 instance newly unmanaged by Systems Manager; 1 of 2 in all.")]
    [InlineData(
        "any", "1 unmanaged EC2 instance, none new", "1 of 2 EC2 instances unmanaged by Systems Manager; none is new.")]
    [InlineData(
        "grace", "1 unmanaged EC2 instance, none new (1 more in its grace period)",
        "1 of 2 EC2 instances unmanaged by Systems Manager; none is new (1 more in its grace period).")]
    [InlineData(
        "reminder", "reminder, 1 EC2 instance still unmanaged",
        "1 of 2 EC2 instances still unmanaged by Systems Manager; none is new.")]
    [InlineData(
        "all clear", "all clear, no EC2 instance is unmanaged", "None of 2 EC2 instances is unmanaged by Systems Manager.")]
    [InlineData(
        "limited", "all clear, no EC2 instance is unmanaged (incomplete coverage)",
        "None of 2 EC2 instances is unmanaged by Systems Manager (incomplete coverage).")]
    [InlineData(
        "suspect", "suspect report, the inventory looks wrong",
        "The inventory of this run looks wrong. Do not rely on its numbers yet.")]
    public void SubjectAndFirstSentenceSayTheSame(string kind, string subject, string sentence)
    {
        var mail = Mail(kind);

        Assert.Equal($"FleetDiff 2026-11-23: {subject}", mail.Subject);
        Assert.StartsWith(sentence, TestAlerts.OneLine(mail.Text), Ordinal);
    }

    [Fact]
    public void ListsNewInstancesAndCountsOpenOnes()
    {
        var text = Mail(Fleets.Report(
            Fleets.With(managed: [1, 2], unmanaged: [3, 4]),
            Fleets.EarlierReports(Fleets.With(managed: [1, 2, 4], unmanaged: [3])))).Text;

        Assert.Contains("\nNew (1)\n  111111111111 eu-west-1\n    i-00000000000000004  (no name)\n", text, Ordinal);
        Assert.DoesNotContain("i-00000000000000003", text, Ordinal);
        Assert.Contains("\nUnmanaged, by account (1)\n     2  111111111111, eu-west-1, 1 new\n", text, Ordinal);
    }

    [Fact]
    public void ReminderListsOpenInstances()
    {
        var text = Mail("reminder").Text;

        Assert.Contains("    i-00000000000000002  (no name)\n      since 2026-11-22\n", text, Ordinal);
        Assert.EndsWith(
            "You receive this because the last alert was on 2026-11-16, and unmanaged\n  instances are still open.\n",
            text, Ordinal);
    }

    [Fact]
    public void AllClearListsTheResolvedInstances()
    {
        var text = Mail("all clear").Text;

        Assert.Contains("\nResolved (1)\n  111111111111 eu-west-1\n    i-00000000000000002", text, Ordinal);
        Assert.DoesNotContain("exempt an instance", text, Ordinal);
    }

    [Fact]
    public void SuspectRunHasACauseAndNoList()
    {
        var text = TestAlerts.OneLine(Mail("suspect").Text);

        Assert.Contains("no managed node for any of them", text, Ordinal);
        Assert.Contains("compared with the baseline, the report of 2026-11-22", text, Ordinal);
        Assert.DoesNotContain("i-0", text, Ordinal);
    }

    [Fact]
    public void ListsReopenedInstancesSeparately()
    {
        var open = Fleets.Report(OneOpen, date: Fleets.RunDate.AddDays(-2));
        var resolved = Fleets.Report(AllManaged, open, Fleets.PreviousDate);

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
        var inventory = OneOpen with
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

    private static EmailMessage Mail(string kind) => kind switch
    {
        "baseline" => Mail(Fleets.Report(OneOpen)),
        "new" => Mail(Fleets.Report(OneOpen, WasManaged)),
        "any" => Mail(Fleets.Report(OneOpen, WasOpen), new() { AlertOn = AlertOn.Any }),
        "grace" => Mail(Fleets.Report(OneOpen, WasManaged, rules: InGrace), InGrace),
        "reminder" => Mail(Fleets.Report(OneOpen, WasOpen), earlier: new(Fleets.RunDate.AddDays(-7), 1)),
        "all clear" => Mail(Fleets.Report(AllManaged, WasOpen), earlier: Alerted),
        "limited" => Mail(Fleets.Report(AllManaged, WasOpen, rules: new() { Accounts = ["999999999999"] }), earlier: Alerted),
        _ => Mail(Fleets.Report(Fleets.With(unmanaged: [1, 2]), WasManaged)),
    };

    private static EmailMessage Mail(Report report, AnalysisRules? rules = null, AlertHistory earlier = default) =>
        TestAlerts.Create(report, rules, earlier).Mail;
}
