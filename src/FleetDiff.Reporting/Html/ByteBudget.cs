using System.Text;

namespace FleetDiff.Reporting.Html;

/// <summary>
/// The number of bytes available for rows. It limits the size of a page, whatever the number of rows and their tags.
/// </summary>
/// <param name="bytes">The number of available bytes.</param>
internal sealed class ByteBudget(int bytes)
{
    // With styles, script, headings and charts, the page stays below 2 MB.
    private const int TotalBytes = 1_800_000;

    /// <summary>The number of bytes that are left.</summary>
    public int Remaining { get; private set; } = bytes;

    /// <summary>Creates the budget of any other table: the usual size of its rows, up to a limit.</summary>
    public static ByteBudget ForTable(int rows) => new((int)Math.Min(90_000, 10_000 + (1_000L * rows)));

    /// <summary>Returns the bytes for the unmanaged instances: everything that the other sections do not need.</summary>
    public static int CountForUnmanaged(IEnumerable<Filling> others) =>
        TotalBytes - others.Sum(filling => filling.Pieces.Sum(Encoding.UTF8.GetByteCount));

    /// <summary>Takes the bytes of a piece of the page. Returns false and takes nothing when the budget is too small.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="reserved">The bytes that must remain.</param>
    public bool TryTake(string piece, int reserved = 0)
    {
        var left = Remaining - Encoding.UTF8.GetByteCount(piece) - 1;
        if (left < reserved)
        {
            return false;
        }

        Remaining = left;
        return true;
    }
}
