using System.Text.Json;
using FleetDiff.Soak.Expected;
using LocalAws;
using LocalAws.Notifying;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>
/// Compares the messages that the topic received with the model: no alert is lost, none is sent without a complete run,
/// and none is sent twice unless FleetDiff could not know that the first had arrived.
/// </summary>
internal sealed class AlertCheck(LocalAwsServer aws)
{
    private const int DaysUntilGivenUp = 31;

    private readonly ArchiveReader _archive = new(aws);
    private readonly SortedDictionary<DateOnly, ExpectedAlert> _alerts = [];
    private readonly List<ExpectedAlert> _received = [];
    private readonly HashSet<ExpectedAlert> _recorded = [];

    private IEnumerable<ExpectedAlert> NotRecorded => _alerts.Values.Where(alert => !_recorded.Contains(alert));

    /// <summary>Records that a run is complete, so that its alert is due.</summary>
    public void Expect(ExpectedRun run) =>
        _alerts.Add(run.Date, ExpectedAlert.Create(run, _alerts.Values.LastOrDefault()));

    /// <summary>Checks the alerts that an attempt sent and the records that it wrote.</summary>
    /// <param name="lostAnswers">The number of successful publishes whose response was lost.</param>
    public void CheckAttempt(int lostAnswers)
    {
        var before = _received.Count;
        foreach (var message in aws.Sns.Published.Skip(before))
        {
            var alert = CheckMessage(message);
            ThrowUnless(!_recorded.Contains(alert), $"the alert of {alert.Date:O} was sent although it was already recorded");
            // An attempt also sends the alert of an attempt that ended between sending and recording.
            var wasSentNow = _received.IndexOf(alert, before) >= 0;
            ThrowUnless(!wasSentNow || lostAnswers-- > 0, $"the alert of {alert.Date:O} was sent twice in one attempt");
            _received.Add(alert);
        }

        foreach (var alert in NotRecorded.Where(alert => _archive.Has(ArchiveReader.Alert(alert.Date))).ToList())
        {
            CheckRecord(alert);
            _recorded.Add(alert);
        }
    }

    /// <summary>Checks after a successful attempt that no alert is due.</summary>
    public void CheckNothingOwed(DateOnly current)
    {
        foreach (var alert in NotRecorded)
        {
            ThrowUnless(alert.Date < current.AddDays(-DaysUntilGivenUp), $"the alert of {alert.Date:O} is not on record");
        }
    }

    private ExpectedAlert CheckMessage(PublishedMessage message)
    {
        var json = JsonElement.Parse(message.Form("sqs"));
        var date = json.Day("date") ?? default;
        if (!_alerts.TryGetValue(date, out var alert))
        {
            throw new DifferenceException($"an alert of {date:O} was sent although its run is not complete");
        }

        var run = alert.Run;
        ThrowUnlessEqual($"kind of the alert of {date:O}", alert.Kind, json.Text("kind"));
        ThrowUnlessEqual("attribute kind of the alert", alert.Kind, message.Attributes["kind"]);
        ThrowUnlessEqual("comparedWith of the alert", run.ComparedWith, json.Day("comparedWith"));
        ThrowUnlessEqual("suspect of the alert", run.Suspect, json.Flag("suspect"));
        CheckNumber("new", alert.Kind == "new" ? run.New.Count : 0);
        CheckNumber("unmanaged", run.Unmanaged.Count);
        CheckNumber("resolved", run.Resolved.Count);
        CheckNumber("removed", run.Removed.Count);
        CheckNumber("exempt", run.Exempted.Count);
        CheckNumber("instances", run.Instances.Count);

        var listed = json.List("listed").Select(Json.ReadKey).ToList();
        var rows = alert.FindRows();
        ThrowUnlessEqual("number of instances in the alert", rows.Count, listed.Count + json.Number("notListed"));
        // The mail shares its space by account: the model does not predict which instances it lists.
        ThrowUnlessSame("instances in the alert", [], listed.Except(rows.Select(row => row.Key)));
        ThrowUnlessEqual("number of distinct instances listed", listed.Count, listed.Distinct().Count());
        return alert;

        void CheckNumber(string name, int expected) => ThrowUnlessEqual($"{name} of the alert", expected, json.Number(name));
    }

    private void CheckRecord(ExpectedAlert alert)
    {
        using var document = JsonDocument.Parse(_archive.Read(ArchiveReader.Alert(alert.Date)));
        var record = document.RootElement;
        ThrowUnlessEqual($"alert.json of {alert.Date:O}",
            ((DateOnly?)alert.Date, alert.Kind is not null, alert.Kind, alert.LastNotified, alert.Open),
            (record.Day("date"), record.Flag("sent"), record.Text("kind"), record.Day("lastNotified"), record.Number("open")));
        ThrowUnless(alert.Kind is null || _received.Contains(alert),
            $"the alert of {alert.Date:O} is recorded as sent, but the topic has not received it");
    }
}
