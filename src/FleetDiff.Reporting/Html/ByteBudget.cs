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

    private int _remaining = bytes;

    /// <summary>Creates the budget of any other table: the usual size of its rows, up to a limit.</summary>
    public static ByteBudget ForTable(int rows) => new((int)Math.Min(90_000, 10_000 + (1_000L * rows)));

    /// <summary>Creates the budget of the unmanaged instances: everything that the other sections do not need.</summary>
    public static ByteBudget ForUnmanaged(IEnumerable<Filling> others) => new(
        TotalBytes - others.Sum(filling => filling.Pieces.Sum(Encoding.UTF8.GetByteCount)));

    /// <summary>Takes the bytes of a piece of the page. Returns false and takes nothing when the budget is too small.</summary>
    public bool TryTake(string piece)
    {
        var needed = Encoding.UTF8.GetByteCount(piece) + 1;
        if (needed > _remaining)
        {
            return false;
        }

        _remaining -= needed;
        return true;
    }

    /// <summary>Divides the remaining bytes into equal parts and takes one of them.</summary>
    public ByteBudget TakePart(int parts)
    {
        var part = _remaining / parts;
        _remaining -= part;
        return new ByteBudget(part);
    }

    /// <summary>Returns the remaining bytes of a part to this budget.</summary>
    public void Return(ByteBudget part)
    {
        _remaining += part._remaining;
        part._remaining = 0;
    }
}
