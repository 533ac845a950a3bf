using System.Text.Json;

namespace FleetDiff.Reporting.Tests.Chat;

public class ChatNotificationTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Theory]
    [InlineData("<!channel> <@U123>", "`‹!channel› ‹＠U123›`")]
    [InlineData("@here", "`＠here`")]
    [InlineData("*bold* `code`", "`∗bold∗ ´code´`")]
    [InlineData("[click](https://evil.example)", "`(click)(https(:)//evil(.)example)`")]
    [InlineData("a\nb", "`a‹U+000A›b`")]
    [InlineData("web_01~", "`web_01~`")]
    public void ANameIsPlainText(string name, string shown)
    {
        var chat = Chat(Named(name));

        Assert.Contains($"`i-00000000000000002` {shown}", Description(chat), Ordinal);
        Assert.DoesNotContain(["<!", "@here", "]("], taboo => chat.Contains(taboo, Ordinal));
    }

    [Fact]
    public void CountsTheInstancesThatAreNotShown()
    {
        var report = Fleets.Report(Fleets.With(managed: [1], unmanaged: [.. Enumerable.Range(2, 500)]));

        Assert.Contains("• and 490 more, in the report\n", Description(Chat(report)), Ordinal);
    }

    private static Report Named(string name) => Fleets.Report(
        Fleets.FromInstances([Fleets.Instance(1), Fleets.Instance(2, ("Name", name))], Fleets.Node(1)));

    private static string Chat(Report report) => TestAlerts.Create(report).Chat;

    private static string Description(string chat) =>
        JsonElement.Parse(chat).GetProperty("content").GetProperty("description").GetString() ?? "";
}
