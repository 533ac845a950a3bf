namespace FleetDiff.Soak.Observed;

/// <summary>The exception for a difference between FleetDiff and the model.</summary>
internal sealed class DifferenceException(string what) : Exception(what)
{
    private const int Shown = 3;

    /// <summary>Throws unless two lists are equal, in order.</summary>
    public static void ThrowUnlessSame<T>(string what, IEnumerable<T> expected, IEnumerable<T> found)
    {
        var (wanted, got) = (expected.ToList(), found.ToList());
        if (wanted.SequenceEqual(got))
        {
            return;
        }

        var missing = wanted.Except(got).Take(Shown).Select(item => $"\n    expected: {item}");
        var surplus = got.Except(wanted).Take(Shown).Select(item => $"\n    found:    {item}");
        var differences = string.Concat(missing.Concat(surplus));
        throw new DifferenceException($"{what}: {wanted.Count} expected, {got.Count} found"
            + (differences.Length > 0 ? differences : ", the same in another order or more than once"));
    }

    public static void ThrowUnlessEqual<T>(string what, T expected, T found) =>
        ThrowUnlessSame(what, [expected], [found]);

    public static void ThrowUnless(bool holds, string what)
    {
        if (!holds)
        {
            throw new DifferenceException(what);
        }
    }
}
