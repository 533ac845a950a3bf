using System.Text;
using System.Text.Json;
using FleetDiff.Core.Analysis;

namespace FleetDiff.Aws.Tests;

/// <summary>
/// Every field that an account controls, over HTTP into every file of the archive and every form of the alert. No field
/// becomes markup, a formula, an escape sequence, a link or invisible text, and no output grows without bound.
/// </summary>
public sealed class UntrustedAccountTests : WireTests
{
    private const int Instances = 60;

    public static TheoryData<int> Seeds { get; } = [.. Mutations.SeedsOf(cost: 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AccountInputIsHarmlessInEveryOutput(int seed)
    {
        Wire.Rules = new() { AlertOn = AlertOn.Any };
        Wire.AddFleet(200);
        await RunAsync(22);
        new HostileFleet(Wire.Aws, WireFixture.Account, seed).Add(Instances);

        var report = await RunAsync(23);
        // Removed, resolved and no longer exempt instances are in lists of their own.
        Aws.ResourceExplorer.Clear();
        Wire.AddFleet(200);
        await RunAsync(24);

        Assert.NotEmpty(report.Unmanaged);
        foreach (var (key, bytes) in Wire.Stored())
        {
            CheckFile(key, bytes);
        }

        Assert.NotEmpty(Aws.Sns.Published);
        Assert.All(Aws.Sns.Published, CheckMessage);
    }

    private async Task<Report> RunAsync(int day) =>
        (await Wire.RunAsync(day, Wire.SecurityHub(), Wire.SystemsManager(), Wire.ConfigAggregator())).Report;

    private static void CheckFile(string key, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        switch (Path.GetExtension(key))
        {
            case ".html":
                Harmless.Page(key, text);
                break;
            case ".csv":
                Assert.StartsWith("\uFEFF", text, StringComparison.Ordinal);
                Harmless.Sheet(key, text[1..]);
                break;
            case ".json" or ".jsonl":
                Harmless.Json(key, text);
                break;
            case ".gz":
                Harmless.Json(key, string.Join('\n', TestGzip.UnpackLines(bytes)));
                break;
        }

        // 60 instances with at most 6 tags of 384 characters of three bytes each, in a row of each list.
        Assert.InRange(bytes.Length, 0, 4_000_000);
    }

    private static void CheckMessage(LocalAws.Notifying.PublishedMessage message)
    {
        Assert.All(message.Subject ?? "", c => Assert.InRange(c, ' ', '~'));
        Assert.InRange(message.Form("sms").Length, 1, 140);
        Assert.InRange(Encoding.UTF8.GetByteCount(message.Form("email")), 1, 30_000);
        Harmless.Unlinked("sms", message.Form("sms"));
        Harmless.Unlinked("mail", message.Form("email"));
        Harmless.Json("message", message.Form("sqs"));
        Assert.All(Texts(JsonElement.Parse(message.Form("sqs"))), text => Harmless.Unlinked("message", text));
        Harmless.Json("chat", message.Form("https"));
        foreach (var text in Texts(JsonElement.Parse(message.Form("https"))))
        {
            Harmless.Unlinked("chat", text);
            Assert.DoesNotContain(["<", "](", "@"], sign => text.Contains(sign, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Texts(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [json.GetString() ?? ""],
        _ => [],
    };
}
