using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>What a run must leave as it is: everything of earlier nights, and tonight once it is complete.</summary>
internal sealed class UnchangedFilesCheck
{
    private readonly IReadOnlyDictionary<string, string> _before;
    private readonly ArchiveReader _shelf;
    private readonly string _runDate;
    private readonly bool _wasComplete;

    /// <summary>Before the run.</summary>
    public UnchangedFilesCheck(ArchiveReader shelf, DateOnly current)
    {
        (_shelf, _runDate) = (shelf, ArchiveReader.Folder(current));
        _wasComplete = shelf.Has(ArchiveReader.Report(current));
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
        key == ArchiveReader.Index
        || key.StartsWith("leases/", StringComparison.Ordinal)
        || (key.Contains(_runDate, StringComparison.Ordinal) && !_wasComplete);
}
