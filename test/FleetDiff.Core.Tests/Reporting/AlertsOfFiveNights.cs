using System.Text.Json.Nodes;

namespace FleetDiff.Core.Tests.Reporting;

/// <summary>What each kind of subscriber gets on the busy night, whole.</summary>
public class AlertsOfFiveNights
{
    [Fact]
    public async Task AreFourBecauseTheQuietOneHasNone()
    {
        var quiet = await FiveNights.AlertAsync("quiet");

        Assert.False(quiet.Sent);
        Assert.Equal("No unmanaged instance appeared, or none beyond its grace period.", quiet.Because);
    }

    [Fact]
    public async Task AreAMailAndATextMessageAsStored()
    {
        var alert = await FiveNights.AlertAsync(FiveNights.Busy);

        Golden.Check(
            "busy-night.mail.txt",
            $"SMS: {alert.Sms}\nSubject: {alert.Subject}\n\n{alert.Text}".ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task AreAMessageForProgramsAsStored() => Golden.Check(
        "busy-night.message.json", ReadableJson.Of((await FiveNights.AlertAsync(FiveNights.Busy)).Json ?? ""));

    [Fact]
    public async Task AreAChatMessageAsStored()
    {
        // The description is one long string: it is shown below, as it is read.
        var chat = JsonNode.Parse((await FiveNights.AlertAsync(FiveNights.Busy)).Chat ?? "");
        var content = chat?["content"]?.AsObject() ?? [];
        var description = content["description"]?.GetValue<string>();
        content["description"] = "(below)";

        Golden.Check("busy-night.chat.txt", $"{ReadableJson.Of(chat?.ToJsonString() ?? "")}\n{description}\n");
    }
}
