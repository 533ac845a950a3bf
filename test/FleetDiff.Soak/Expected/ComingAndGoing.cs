namespace FleetDiff.Soak.Expected;

/// <summary>How often an instance was unmanaged and was not any more, as docs/recurring.md describes it.</summary>
/// <param name="Resolved">The night on which it was last resolved; null when it was only exempt.</param>
/// <param name="Again">The nights of the last four weeks on which it was unmanaged again.</param>
/// <param name="Longest">For how many days it was unmanaged at most, 28 counting as the most.</param>
/// <param name="Intermittent">Since when it is intermittent.</param>
internal sealed record ComingAndGoing(
    DateOnly? Resolved, IReadOnlyList<DateOnly> Again, int Longest, DateOnly? Intermittent)
{
    public static ComingAndGoing Never { get; } = new(null, [], 0, null);

    public ComingAndGoing UnmanagedAgain(DateOnly night)
    {
        List<DateOnly> again = [.. Again.Where(date => date > night.AddDays(-28)).TakeLast(3), night];
        return this with { Again = again, Intermittent = again.Count < 2 ? null : Intermittent ?? night };
    }

    public ComingAndGoing NoLongerUnmanaged(DateOnly night, DateOnly? first) => this with
    {
        Longest = Math.Max(Longest, Math.Min(28, Math.Max(1, Days(first ?? night, night)))),
    };

    /// <summary>Whether nobody has to hear that it is unmanaged.</summary>
    public bool IsOld(DateOnly night, DateOnly first) =>
        Intermittent is { } since && since < Start(first) && Days(first, night) < Longest;

    private int Days(DateOnly first, DateOnly night) => night.DayNumber - Start(first).DayNumber;

    private DateOnly Start(DateOnly first) => Again.Append(first).Max();
}
