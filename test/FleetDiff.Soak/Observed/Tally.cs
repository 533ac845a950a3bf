namespace FleetDiff.Soak.Observed;

/// <summary>Counts what happened in the whole soak, by subject.</summary>
internal sealed class Tally
{
    private readonly List<(string Subject, string What)> _counted = [];

    public void Count(string subject, string what) => _counted.Add((subject, what));

    /// <summary>Formats the counts, one line for each subject.</summary>
    public override string ToString() => string.Join(
        '\n',
        from counted in _counted.Order()
        group counted.What by counted.Subject into subject
        let counts = subject.CountBy(what => what).Select(count => $"{count.Key} {count.Value}")
        select $"{subject.Key}: {string.Join(", ", counts)}");
}
