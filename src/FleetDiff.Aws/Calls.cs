namespace FleetDiff.Aws;

/// <summary>How many calls something takes.</summary>
internal static class Calls
{
    /// <summary>The calls for so many items at so many a call; a list that is empty takes one as well.</summary>
    public static int For(int items, int perCall) => Math.Max(1, (items + perCall - 1) / perCall);
}
