using System.Text.Json;
using FleetDiff.Soak.Expected;
using LocalAws.Notifying;
using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>
/// Holds what the topic received against what the model wants: no alert lost, none without its night, none twice but
/// where nobody could know that the first had arrived.
/// </summary>
internal sealed class Alerts(Shelf shelf, Topics topics)
{
    private const int DaysUntilGivenUp = 31;

    private readonly SortedDictionary<DateOnly, ExpectedAlert> _wanted = [];
    private readonly Dictionary<DateOnly, int> _copies = [];
    private readonly HashSet<DateOnly> _marked = [];
    private int _read;

    /// <summary>How many were sent for the first time, by kind.</summary>
    public SortedDictionary<string, int> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>How many were sent again, and why.</summary>
    public SortedDictionary<string, int> SentAgain { get; } = new(StringComparer.Ordinal);

    /// <summary>A night is complete: from now on its alert is due.</summary>
    /// <returns>What it has to be.</returns>
    public ExpectedAlert Expect(ExpectedNight night)
    {
        var alert = ExpectedAlert.Of(night, _wanted.Values.LastOrDefault());
        _wanted.Add(night.Date, alert);
        return alert;
    }

    /// <summary>After a run: what it sent, and what it marked as sent.</summary>
    /// <param name="lostAnswers">Of how many publishes that took effect the run never learned.</param>
    public void CheckRun(int lostAnswers)
    {
        var inThisRun = new HashSet<DateOnly>();
        foreach (var message in topics.Published.Skip(_read))
        {
            _read++;
            var night = Check(message);
            var copies = _copies[night] = _copies.GetValueOrDefault(night) + 1;
            ThrowUnless(!_marked.Contains(night),
                $"the alert of {night:yyyy-MM-dd} was sent, and had been marked before");
            if (copies == 1)
            {
                Count(Sent, _wanted[night].Kind!);
            }
            else if (inThisRun.Contains(night))
            {
                ThrowUnless(lostAnswers-- > 0, $"the alert of {night:yyyy-MM-dd} was sent twice in one run");
                Count(SentAgain, "its answer got lost");
            }
            else
            {
                Count(SentAgain, "the run before ended between send and mark");
            }

            inThisRun.Add(night);
        }

        foreach (var (night, wanted) in _wanted.Where(each => !_marked.Contains(each.Key)))
        {
            if (shelf.Has(Shelf.Alert(night)))
            {
                CheckMark(wanted);
                _marked.Add(night);
            }
        }
    }

    /// <summary>After a run that ended well: nothing is owed.</summary>
    public void CheckNothingOwed(DateOnly tonight)
    {
        foreach (var night in _wanted.Keys.Where(night => !_marked.Contains(night)))
        {
            ThrowUnless(night < tonight.AddDays(-DaysUntilGivenUp),
                $"the alert of {night:yyyy-MM-dd} is not on record");
        }
    }

    private static void Count(SortedDictionary<string, int> counts, string what) =>
        counts[what] = counts.GetValueOrDefault(what) + 1;

    private DateOnly Check(PublishedMessage message)
    {
        var json = JsonElement.Parse(message.Form("sqs"));
        var night = json.Day("date") ?? default;
        ThrowUnless(_wanted.TryGetValue(night, out var wanted),
            $"an alert of {night:yyyy-MM-dd} was sent, and the night is not complete");
        var of = wanted!.Night;
        ThrowUnlessEqual($"kind of the alert of {night:yyyy-MM-dd}", wanted.Kind, json.Text("kind"));
        ThrowUnlessEqual("its attribute kind", wanted.Kind, message.Attributes["kind"]);
        ThrowUnlessEqual("its numbers",
            (of.ComparedWith, of.Suspect, wanted.Kind == "new" ? of.New.Count : 0, of.Unmanaged.Count,
                of.Resolved.Count, of.Gone.Count, of.Exempted.Count, of.Instances.Count),
            (json.Day("comparedWith"), json.Flag("suspect"), json.Number("new"), json.Number("unmanaged"),
                json.Number("resolved"), json.Number("gone"), json.Number("exempt"), json.Number("instances")));
        var due = of.Disputed.Where(row => row.Due);
        var about = wanted.Kind switch
        {
            "new" => [.. of.New, .. due],
            "disputed" => [.. due],
            "baseline" or "reminder" => of.Unmanaged,
            _ => [],
        };
        ThrowUnlessEqual("how many it is about", about.Count, json.List("about").Count() + json.Number("more"));
        var listed = json.List("about").Select(Json.KeyOf).ToList();
        // Room is shared by account, so which ones are listed is the mail's to choose.
        ThrowUnlessSame("what it is about", [], listed.Except(about.Select(row => row.Key)));
        ThrowUnlessEqual("how many of it are listed", listed.Count, listed.Distinct().Count());
        return night;
    }

    private void CheckMark(ExpectedAlert wanted)
    {
        var night = wanted.Night.Date;
        using var document = JsonDocument.Parse(shelf.Read(Shelf.Alert(night)));
        var mark = document.RootElement;
        ThrowUnlessEqual($"alert.json of {night:yyyy-MM-dd}",
            ((DateOnly?)night, wanted.Kind is not null, wanted.Kind, wanted.Told, wanted.Open),
            (mark.Day("date"), mark.Flag("sent"), mark.Text("kind"), mark.Day("told"), mark.Number("open")));
        ThrowUnless(wanted.Kind is null || _copies.ContainsKey(night),
            $"the alert of {night:yyyy-MM-dd} is marked as sent, and the topic has not received it");
    }
}
