using System.Globalization;
using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;
using FleetDiff.Core.Analysis.Alerts;
using FleetDiff.Core.Pipeline.Alerts;
using FleetDiff.Core.Pipeline.Archive;
using FleetDiff.Reporting;
using FsCheck.Xunit;

namespace FleetDiff.Core.Tests.Analysis.Alerts;

/// <summary>Size limits of every alert, for any tags and any number of instances.</summary>
public class AlertLimitsPropertyTests
{
    // Limits: Amazon SNS API Reference, Publish (one message with all forms, and the attributes).
    private const int MostBytesInAll = 262_144;

    // One, two, three and four bytes in UTF-8, wide and narrow, combining, escaped in JSON, no spaces and only spaces.
    private static readonly string[] Pieces =
        ["x", "ü", "名", "😀", "\u0301", "\"", "\\", " ", "ﾊ", "\uE000", "\n", "<!channel>", "@here", "*", "`", "-"];

    [Property(MaxTest = 20)]
    public void StaysWithinTheLimits(byte[] name, ushort count, byte accounts, bool suspect, bool first)
    {
        var fleet = Fleet(Text(name), count % 600, (accounts % 150) + 1);
        var report = Fleets.Report(
            suspect ? Fleets.FromInstances([.. fleet.Instances.Skip(1)]) : fleet,
            first ? null : Fleets.EarlierReports(Fleets.With(managed: [1])),
            rules: Rules(Text(name)));

        Check(Name(report, Text(name)), new(Text(name), Text(name), Text(name)));
    }

    [Theory]
    [InlineData("名")]
    [InlineData("😀")]
    [InlineData("\\")]
    [InlineData("\"")]
    [InlineData("\u0301")]
    [InlineData("\uE000")]
    [InlineData("<!channel> ")]
    public void StaysWithinTheLimitsWithTheLongestValues(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 256))[..256];
        var report = Fleets.Report(
            Fleet(text, 1000, 150), Fleets.EarlierReports(Fleets.With(managed: [1])), rules: Rules(text));

        Check(Name(report, text), new($"s3://{text}", $"s3://{text}", text[..128]));
    }

    private static void Check(Report report, ReportLinks where)
    {
        var decision = AlertDecision.Evaluate(report, new() { AlertOn = AlertOn.Any }, new(Fleets.PreviousDate, 9));
        if (!decision.Send)
        {
            return;
        }

        var alert = new ReportWriter().CreateAlert(report, decision, where);
        Assert.InRange(alert.Mail.Subject.Length, 1, 99);
        Assert.All(alert.Mail.Subject, c => Assert.InRange(c, ' ', '~'));
        Assert.InRange(Bytes(alert.Mail.Text), 1, 30_000);
        Assert.InRange(alert.Mail.Text.Split('\n').Length, 1, 100);
        Assert.All(alert.Mail.Text.Split('\n'), line => Assert.True(
            Columns(line) <= 80 || !line.Trim(' ').Contains(' ', StringComparison.Ordinal), line));
        Assert.InRange(alert.Sms.Length, 1, 140);
        Assert.All(alert.Sms, c => Assert.InRange(c, ' ', '~'));
        Assert.InRange(Bytes(alert.Json), 1, 60_000);
        Assert.InRange(Bytes(alert.Chat), 1, 12_000);
        var description = JsonElement.Parse(alert.Chat).GetProperty("content").GetProperty("description").GetString();
        Assert.InRange(description?.Length ?? 0, 1, 3_000);
        Assert.InRange(alert.Attributes.Count, 1, 10);
        Assert.All(alert.Attributes, label => Assert.NotEmpty(label.Value));
        var labels = alert.Attributes.Sum(label => Bytes(label.Name) + Bytes(label.Type) + Bytes(label.Value));
        Assert.InRange(
            labels + Written(alert.Mail.Text) + Written(alert.Sms) + Written(alert.Json) + Written(alert.Chat) + 100,
            1, MostBytesInAll);
    }

    // Every name, cause and fix is as long as the account allows.
    private static Report Name(Report report, string text)
    {
        var cause = new Cause(CauseCode.InstanceProfile, text, text, text) { Resource = text };
        return report with
        {
            Accounts = [.. report.Accounts.Select(count => count with { AccountName = text, OrganizationalUnit = text })],
            Unmanaged = [.. report.Unmanaged.Select(row => row with { Cause = cause })],
            Fixes = [.. Enumerable.Range(1, 9).Select(n => new RankedFix(
                text, cause, n, [.. report.Accounts.Take(n).Select(count => count.Account)], []))],
            FixProgress = new(Fleets.PreviousDate, 9, 3),
        };
    }

    private static FleetInventory Fleet(string name, int count, int accounts) => Fleets.FromInstances(
        [
            Fleets.Instance(1),
            .. Enumerable.Range(2, count).Select(n => Fleets.Instance(
                Fleets.Key(n, $"{(n % accounts) + 1:d12}"),
                ("Name", n % 3 == 0 ? $"{name}{n}" : name),
                n % 5 == 0 ? ("aws:autoscaling:groupName", $"{name}{n % 50}") : ("team", name))),
        ],
        Fleets.Node(1)) with
    {
        Warnings = [name, name],
        Result = new(Source.ResourceExplorer, SourceStatus.Denied, null, name),
    };

    private static AnalysisRules Rules(string text) => new()
    {
        Accounts = [Fleets.Account, "999999999999"],
        Exemptions = [new(2, null, null, null, new("team", text), Fleets.RunDate.AddDays(5), text, text)],
    };

    private static string Text(byte[] picks) => string.Concat(picks.Select(pick => Pieces[pick % Pieces.Length]));

    // The length of a text inside the published JSON object.
    private static int Written(string text) =>
        JsonSerializer.SerializeToUtf8Bytes(text, ArchiveJson.Instance.String).Length;

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    // A lower bound: a wide character counts once.
    private static int Columns(string line) =>
        line.EnumerateRunes().Count(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
}
