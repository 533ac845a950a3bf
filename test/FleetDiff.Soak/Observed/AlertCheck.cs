using System.Text.Json;
using FleetDiff.Soak.Expected;
using LocalAws.Notifying;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>
/// Compares the messages that the topic received with the model: no alert is lost, none is sent without a complete run,
/// and none is sent twice unless FleetDiff could not know that the first had arrived.
/// </summary>
internal sealed class AlertCheck(ArchiveReader archive, Topics topics, Tally tally)
{
    private const int DaysUntilGivenUp = 31;

    private readonly SortedDictionary<DateOnly, ExpectedAlert> _wanted = [];
    private readonly Dictionary<DateOnly, int> _copies = [];
    private readonly HashSet<DateOnly> _marked = [];
    private int _read;

    /// <summary>Records that a run is complete, so that its alert is due.</summary>
    public void Expect(ExpectedRun run) =>
        _wanted.Add(run.Date, ExpectedAlert.Create(run, _wanted.Values.LastOrDefault()));

    /// <summary>Checks the alerts that an attempt sent and the records that it wrote.</summary>
    /// <param name="lostAnswers">The number of successful publishes whose response was lost.</param>
    public void CheckRun(int lostAnswers)
    {
        var inThisRun = new HashSet<DateOnly>();
        foreach (var message in topics.Published.Skip(_read))
        {
            _read++;
            var run = Check(message);
            var copies = _copies[run] = _copies.GetValueOrDefault(run) + 1;
            ThrowUnless(!_marked.Contains(run),
                $"the alert of {run:yyyy-MM-dd} was sent although it was already recorded");
            if (copies == 1)
            {
                tally.Count("alerts sent", _wanted[run].Kind!);
            }
            else if (inThisRun.Contains(run))
            {
                ThrowUnless(lostAnswers-- > 0, $"the alert of {run:yyyy-MM-dd} was sent twice in one attempt");
                tally.Count("sent again", "its response was lost");
            }
            else
            {
                tally.Count("sent again", "the attempt before ended between sending and recording");
            }

            inThisRun.Add(run);
        }

        foreach (var (run, wanted) in _wanted.Where(each => !_marked.Contains(each.Key)))
        {
            if (archive.Has(ArchiveReader.Alert(run)))
            {
                CheckMark(wanted);
                _marked.Add(run);
            }
        }
    }

    /// <summary>Checks after a successful attempt that no alert is due.</summary>
    public void CheckNothingOwed(DateOnly current)
    {
        foreach (var run in _wanted.Keys.Where(run => !_marked.Contains(run)))
        {
            ThrowUnless(run < current.AddDays(-DaysUntilGivenUp),
                $"the alert of {run:yyyy-MM-dd} is not on record");
        }
    }

    private DateOnly Check(PublishedMessage message)
    {
        var json = JsonElement.Parse(message.Form("sqs"));
        var run = json.Day("date") ?? default;
        ThrowUnless(_wanted.TryGetValue(run, out var wanted),
            $"an alert of {run:yyyy-MM-dd} was sent although its run is not complete");
        var of = wanted!.Run;
        ThrowUnlessEqual($"kind of the alert of {run:yyyy-MM-dd}", wanted.Kind, json.Text("kind"));
        ThrowUnlessEqual("attribute kind of the alert", wanted.Kind, message.Attributes["kind"]);
        ThrowUnlessEqual("comparedWith of the alert", of.ComparedWith, json.Day("comparedWith"));
        ThrowUnlessEqual("suspect of the alert", of.Suspect, json.Flag("suspect"));
        foreach (var (name, number) in new[]
        {
            ("new", wanted.Kind == "new" ? of.New.Count : 0), ("unmanaged", of.Unmanaged.Count), ("resolved", of.Resolved.Count),
            ("removed", of.Removed.Count), ("exempt", of.Exempted.Count), ("instances", of.Instances.Count),
        })
        {
            ThrowUnlessEqual($"{name} of the alert", number, json.Number(name));
        }

        var due = of.Disputed.Where(row => row.Due);
        var about = wanted.Kind switch
        {
            "new" => [.. of.New, .. due],
            "disputed" => [.. due],
            "baseline" or "reminder" => of.Unmanaged,
            _ => [],
        };
        ThrowUnlessEqual("number of instances in the alert", about.Count, json.List("listed").Count() + json.Number("notListed"));
        var listed = json.List("listed").Select(Json.ReadKey).ToList();
        // The mail shares its space by account: the model does not predict which instances it lists.
        ThrowUnlessSame("instances in the alert", [], listed.Except(about.Select(row => row.Key)));
        ThrowUnlessEqual("number of distinct instances listed", listed.Count, listed.Distinct().Count());
        return run;
    }

    private void CheckMark(ExpectedAlert wanted)
    {
        var run = wanted.Run.Date;
        using var document = JsonDocument.Parse(archive.Read(ArchiveReader.Alert(run)));
        var mark = document.RootElement;
        ThrowUnlessEqual($"alert.json of {run:yyyy-MM-dd}",
            ((DateOnly?)run, wanted.Kind is not null, wanted.Kind, wanted.LastNotified, wanted.Open),
            (mark.Day("date"), mark.Flag("sent"), mark.Text("kind"), mark.Day("lastNotified"), mark.Number("open")));
        ThrowUnless(wanted.Kind is null || _copies.ContainsKey(run),
            $"the alert of {run:yyyy-MM-dd} is recorded as sent, but the topic has not received it");
    }
}
