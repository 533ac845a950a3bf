using System.Text.Json.Nodes;
using FleetDiff.Core.Tests;

namespace FleetDiff.Reporting.Tests;

/// <summary>The complete alert of the busy run, in the form that each kind of subscriber receives.</summary>
public class AlertSnapshotTests
{
    [Fact]
    public async Task FourRunsSendAnAlertAndTheQuietRunDoesNot()
    {
        var quiet = await FiveRuns.AlertAsync("quiet");

        Assert.False(quiet.Sent);
        Assert.Equal("There is no new unmanaged instance beyond its grace period.", quiet.Because);
    }

    [Fact]
    public async Task MatchesTheGoldenFiles()
    {
        var alert = await FiveRuns.AlertAsync(FiveRuns.Busy);

        Golden.Check(
            "busy-run.mail.txt",
            $"SMS: {alert.Sms}\nSubject: {alert.Subject}\n\n{alert.Text}".ReplaceLineEndings("\n"));
        Golden.Check("busy-run.message.json", ReadableJson.Format(alert.Json ?? ""));

        // The description is one long string: the golden file shows it below, with its line breaks.
        var chat = JsonNode.Parse(alert.Chat ?? "");
        var content = chat?["content"]?.AsObject() ?? [];
        var description = content["description"]?.GetValue<string>();
        content["description"] = "(below)";

        Golden.Check("busy-run.chat.txt", $"{ReadableJson.Format(chat?.ToJsonString() ?? "")}\n{description}\n");
    }
}
