using System.Text;
using FleetDiff.Soak.Expected;
using FleetDiff.Soak.Observed;
using FleetDiff.Soak.World;
using LocalAws;

namespace FleetDiff.Soak.Tests;

/// <summary>A soak that finds nothing has to be one that could have.</summary>
public sealed class WhatTheSoakFinds : IAsyncLifetime
{
    private static readonly DateOnly Night = new(2026, 1, 1);
    private static readonly Key Unmanaged = new("111122223333", "eu-west-1", "i-0123456789abcdef0");

    private LocalAwsServer _aws = null!;

    private Shelf Shelf => new(_aws);

    public async Task InitializeAsync() => _aws = await Services.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public void AnObjectOfAnEarlierNightThatChanges()
    {
        Put(Shelf.Report(Night), "{}");
        var untouched = new Untouched(Shelf, Night.AddDays(1));
        Put(Shelf.Report(Night), "{ }");
        Assert.Contains("report.json has changed", Found(untouched.Check), StringComparison.Ordinal);
    }

    [Fact]
    public void AnObjectOfACompleteNightThatIsWrittenAgain()
    {
        Put(Shelf.Report(Night), "{}");
        var untouched = new Untouched(Shelf, Night);
        Put($"{Shelf.Reports(Night)}unmanaged.csv", "");
        Assert.Contains("unmanaged.csv is new", Found(untouched.Check), StringComparison.Ordinal);
    }

    [Fact]
    public void AMarkWithoutAnAlert()
    {
        var alerts = new Alerts(Shelf, _aws.Sns);
        alerts.Expect(FirstNight());
        Put(Shelf.Alert(Night),
            """{ "date": "2026-01-01", "sent": true, "kind": "baseline", "told": "2026-01-01", "open": 1 }""");
        Assert.Contains("the topic has not received it", Found(() => alerts.CheckRun(0)), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAlertThatIsOwed()
    {
        var alerts = new Alerts(Shelf, _aws.Sns);
        alerts.Expect(FirstNight());
        alerts.CheckRun(0);
        Assert.Contains("not on record", Found(() => alerts.CheckNothingOwed(Night)), StringComparison.Ordinal);
    }

    [Fact]
    public void AReportThatSaysSomethingElse()
    {
        Put(Shelf.Report(Night), """{ "date": "2026-01-01", "suspect": true, "warnings": [], "sources": [] }""");
        Assert.Contains("suspect", Found(new ArchivedNight(Shelf, FirstNight()).Check), StringComparison.Ordinal);
    }

    private static string Found(Action check) => Assert.Throws<DifferenceException>(check).Message;

    private static ExpectedNight FirstNight()
    {
        var managed = new Instance(Unmanaged with { Id = "i-00000000000000001" }) { Tags = Tags(), HasNode = true };
        var unmanaged = new Instance(Unmanaged) { Tags = Tags(), HasNode = false };
        return new Model().Of(Night, new([managed, unmanaged], [], []), hubUnheard: false);
    }

    private static Dictionary<string, string> Tags() => [];

    private void Put(string key, string text) =>
        _aws.S3.Put(Services.Bucket, Services.Prefix + key, Encoding.UTF8.GetBytes(text));
}
