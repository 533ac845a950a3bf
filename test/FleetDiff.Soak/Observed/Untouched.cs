using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>What a run must leave as it is: everything of earlier nights, and tonight once it is complete.</summary>
internal sealed class Untouched
{
    private readonly IReadOnlyDictionary<string, string> _before;
    private readonly Shelf _shelf;
    private readonly string _tonight;
    private readonly bool _wasComplete;

    /// <summary>Before the run.</summary>
    public Untouched(Shelf shelf, DateOnly tonight)
    {
        (_shelf, _tonight) = (shelf, Shelf.Folder(tonight));
        _wasComplete = shelf.Has(Shelf.Report(tonight));
        _before = shelf.Fingerprints();
    }

    /// <summary>After it.</summary>
    public void Check()
    {
        var after = _shelf.Fingerprints();
        foreach (var (key, fingerprint) in _before.Where(entry => !MayChange(entry.Key)))
        {
            ThrowUnless(after.TryGetValue(key, out var now), $"{key} is gone");
            ThrowUnless(now == fingerprint, $"{key} has changed");
        }

        foreach (var key in after.Keys.Where(key => !_before.ContainsKey(key)))
        {
            // An alert of an earlier night can be overdue.
            ThrowUnless(MayChange(key) || key.StartsWith("alerts/", StringComparison.Ordinal), $"{key} is new");
        }
    }

    private bool MayChange(string key) =>
        key == Shelf.Index
        || key.StartsWith("claims/", StringComparison.Ordinal)
        || (key.Contains(_tonight, StringComparison.Ordinal) && !_wasComplete);
}
