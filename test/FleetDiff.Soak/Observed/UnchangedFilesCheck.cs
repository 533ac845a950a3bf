using static FleetDiff.Soak.Observed.DifferenceException;

namespace FleetDiff.Soak.Observed;

/// <summary>
/// Checks that an attempt does not change files of earlier runs, or of this run once it is complete. Create it before the attempt.
/// </summary>
internal sealed class UnchangedFilesCheck(ArchiveReader archive, DateOnly current)
{
    private readonly IReadOnlyDictionary<string, string> _before = archive.Fingerprints();
    private readonly bool _wasComplete = archive.Has(ArchiveReader.Report(current));

    /// <summary>Compares the archive after the attempt.</summary>
    public void Check()
    {
        var after = archive.Fingerprints();
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
        || (key.Contains(ArchiveReader.Folder(current), StringComparison.Ordinal) && !_wasComplete);
}
