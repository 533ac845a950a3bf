using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>Checks that an attempt does not change files of earlier runs, or of this run once it is complete.</summary>
internal sealed class UnchangedFilesCheck
{
    private readonly IReadOnlyDictionary<string, string> _before;
    private readonly ArchiveReader _archive;
    private readonly string _runDate;
    private readonly bool _wasComplete;

    /// <summary>Records the archive before the attempt.</summary>
    public UnchangedFilesCheck(ArchiveReader archive, DateOnly current)
    {
        (_archive, _runDate) = (archive, ArchiveReader.Folder(current));
        _wasComplete = archive.Has(ArchiveReader.Report(current));
        _before = archive.Fingerprints();
    }

    /// <summary>Compares the archive after the attempt.</summary>
    public void Check()
    {
        var after = _archive.Fingerprints();
        foreach (var (key, fingerprint) in _before.Where(entry => !MayChange(entry.Key)))
        {
            ThrowUnless(after.TryGetValue(key, out var now), $"{key} was deleted");
            ThrowUnless(now == fingerprint, $"{key} has changed");
        }

        foreach (var key in after.Keys.Where(key => !_before.ContainsKey(key)))
        {
            // An alert of an earlier run may still be due.
            ThrowUnless(MayChange(key) || key.StartsWith("alerts/", StringComparison.Ordinal), $"{key} is new");
        }
    }

    private bool MayChange(string key) =>
        key == ArchiveReader.Index
        || key.StartsWith("leases/", StringComparison.Ordinal)
        || (key.Contains(_runDate, StringComparison.Ordinal) && !_wasComplete);
}
