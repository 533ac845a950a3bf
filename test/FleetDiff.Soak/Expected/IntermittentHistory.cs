namespace FleetDiff.Soak.Expected;

/// <summary>The intermittent history of an instance, as docs/recurring.md describes it.</summary>
/// <param name="Resolved">The date of its last resolution, or null if it was only exempt.</param>
/// <param name="Again">The dates within four weeks on which it was unmanaged again.</param>
/// <param name="Longest">The longest time that it was unmanaged, in days, at most 28.</param>
/// <param name="Intermittent">The date since when it is intermittent.</param>
internal sealed record IntermittentHistory(
    DateOnly? Resolved, IReadOnlyList<DateOnly> Again, int Longest, DateOnly? Intermittent)
{
    public static IntermittentHistory Never { get; } = new(null, [], 0, null);

    public IntermittentHistory UnmanagedAgain(DateOnly run)
    {
        List<DateOnly> again = [.. Again.Where(date => date > run.AddDays(-28)).TakeLast(3), run];
        return this with { Again = again, Intermittent = again.Count < 2 ? null : Intermittent ?? run };
    }

    public IntermittentHistory NoLongerUnmanaged(DateOnly run, DateOnly? first) => this with
    {
        Longest = Math.Max(Longest, Math.Min(28, Math.Max(1, Days(first ?? run, run)))),
    };

    /// <summary>Whether no alert is due while it is unmanaged.</summary>
    public bool IsOld(DateOnly run, DateOnly first) =>
        Intermittent is { } since && since < Start(first) && Days(first, run) < Longest;

    private int Days(DateOnly first, DateOnly run) => run.DayNumber - Start(first).DayNumber;

    private DateOnly Start(DateOnly first) => Again.Append(first).Max();
}
