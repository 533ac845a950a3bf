namespace FleetDiff.Soak.Observed;

/// <summary>Counts what happened in the whole soak, by subject.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, SortedDictionary<string, int>> _counts = new(StringComparer.Ordinal);

    public void Count(string subject, string what, int times = 1)
    {
        if (!_counts.TryGetValue(subject, out var counts))
        {
            _counts[subject] = counts = new(StringComparer.Ordinal);
        }

        counts[what] = counts.GetValueOrDefault(what) + times;
    }

    /// <summary>Formats the counts, one line for each subject.</summary>
    public override string ToString() => string.Join('\n', _counts.Select(subject =>
        $"{subject.Key}: {string.Join(", ", subject.Value.Select(count => $"{count.Key} {count.Value}"))}"));
}
