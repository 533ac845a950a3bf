using System.Text.Json.Nodes;

namespace FleetDiff.Core.Tests.Reporting;

/// <summary>What each kind of subscriber gets on the five nights, whole.</summary>
public class AlertsOfFiveNights
{
    public static TheoryData<string> Loud => ["baseline", FiveNights.Busy, "suspect", "all-clear"];

    [Fact]
    public async Task AreFourBecauseTheQuietOneHasNone()
    {
        var quiet = await FiveNights.AlertAsync("quiet");

        Assert.False(quiet.Sent);
        Assert.Equal("No unmanaged instance appeared, or none beyond its grace period.", quiet.Because);
    }

    [Theory]
    [MemberData(nameof(Loud))]
    public async Task AreMailsAndTextMessagesAsStored(string night)
    {
        var alert = await FiveNights.AlertAsync(night);

        Golden.Check(
            $"{night}-night.mail.txt",
            $"SMS: {alert.Sms}\nSubject: {alert.Subject}\n\n{alert.Text}".ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Loud))]
    public async Task AreMessagesForProgramsAsStored(string night)
    {
        var alert = await FiveNights.AlertAsync(night);

        Golden.Check($"{night}-night.message.json", ReadableJson.Of(alert.Json ?? ""));
    }

    [Theory]
    [MemberData(nameof(Loud))]
    public async Task AreChatMessagesAsStored(string night)
    {
        // The description is one long string: it is shown below, as it is read.
        var chat = JsonNode.Parse((await FiveNights.AlertAsync(night)).Chat ?? "");
        var content = chat?["content"]?.AsObject() ?? [];
        var description = content["description"]?.GetValue<string>();
        content["description"] = "(below)";

        Golden.Check($"{night}-night.chat.txt", $"{ReadableJson.Of(chat?.ToJsonString() ?? "")}\n{description}\n");
    }
}
