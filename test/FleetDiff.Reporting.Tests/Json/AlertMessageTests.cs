using System.Text.Json;

namespace FleetDiff.Reporting.Tests.Json;

public class AlertMessageTests
{
    private static readonly Report Run = Fleets.Report(
        Fleets.With(managed: [1], unmanaged: [2, 3]), Fleets.EarlierReports(Fleets.With(managed: [1], unmanaged: [2])));

    [Fact]
    public void FieldsAgreeWithTheAttributes()
    {
        var alert = TestAlerts.Create(Run);
        var message = JsonElement.Parse(alert.Json);

        Assert.Equal(
            [
                new("kind", "String", "new"), new("suspect", "String", "false"), new("new", "Number", "1"),
                new("unmanaged", "Number", "2"), new("accounts", "String.Array", "[\"111111111111\"]"),
            ],
            alert.Attributes);
        Assert.All(alert.Attributes, label => Assert.Equal(
            label.Value, message.GetProperty(label.Name).ToString(), ignoreCase: true));
    }

    [Fact]
    public void OmitsTheAccountsWhenThereAreManyOrNone()
    {
        var many = Fleets.FromInstances(
            [Fleets.Instance(1), .. Enumerable.Range(2, 101).Select(n => Fleets.Instance(Fleets.Key(n, $"{n:d12}")))],
            Fleets.Node(1));

        Assert.DoesNotContain(TestAlerts.Create(Fleets.Report(many)).Attributes, label => label.Name == "accounts");
        Assert.DoesNotContain(
            TestAlerts.Create(Fleets.Report(Fleets.With(unmanaged: [1, 2]))).Attributes, label => label.Name == "accounts");
    }

    [Fact]
    public void ListsFortyInstancesAndCountsTheRest()
    {
        var message = JsonElement.Parse(
            TestAlerts.Create(Fleets.Report(Fleets.With(managed: [1], unmanaged: [.. Enumerable.Range(2, 60)]))).Json);

        Assert.Equal(40, message.GetProperty("listed").GetArrayLength());
        Assert.Equal(20, message.GetProperty("notListed").GetInt32());
    }
}
