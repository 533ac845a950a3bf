namespace FleetDiff.Soak.Expected;

/// <summary>How often an instance was unmanaged and was not any more, as docs/recurring.md describes it.</summary>
/// <param name="Resolved">The night on which it was last resolved; null when it was only exempt.</param>
/// <param name="Again">The nights of the last four weeks on which it was unmanaged again.</param>
/// <param name="Longest">For how many days it was unmanaged at most, 28 counting as the most.</param>
/// <param name="Intermittent">Since when it is intermittent.</param>
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

    /// <summary>Whether nobody has to hear that it is unmanaged.</summary>
    public bool IsOld(DateOnly run, DateOnly first) =>
        Intermittent is { } since && since < Start(first) && Days(first, run) < Longest;

    private int Days(DateOnly first, DateOnly run) => run.DayNumber - Start(first).DayNumber;

    private DateOnly Start(DateOnly first) => Again.Append(first).Max();
}
