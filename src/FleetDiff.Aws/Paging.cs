using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>One page of a list. The SDK gives null for a list that is not in the answer.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="NextToken">The token of the page that comes next; null or empty on the last one.</param>
/// <param name="Body">What the rows lie in, to be disposed of when they are taken; or null.</param>
internal readonly record struct Page<TRow>(IReadOnlyList<TRow>? Rows, string? NextToken, IDisposable? Body = null);

/// <summary>Reads lists to their last page, or fails: a list that was cut short is no list.</summary>
/// <param name="progress">Told after each page.</param>
/// <param name="failed">Makes what is thrown: of the list in words, its pages so far, and AWS's exception.</param>
internal sealed class Paging(IProgress<Progress> progress, Func<string, int, Exception, Exception> failed)
{
    private int _pages;
    private long _rows;

    /// <summary>How many pages were read, of all lists.</summary>
    public int Pages => _pages;

    /// <summary>How many rows they had.</summary>
    public long Rows => _rows;

    /// <summary>Reads one list. Several may be read side by side.</summary>
    /// <param name="what">The list in words.</param>
    /// <param name="ask">Asks for the page that a token stands for, null for the first one.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task ReadAsync<TRow>(
        string what, Func<string?, Task<Page<TRow>>> ask, Action<TRow> take, CancellationToken cancellationToken) =>
        ReadAsync<string?, TRow>(what, [null], (_, token) => ask(token), take, cancellationToken);

    /// <summary>Reads a list that comes in pieces, each the answer to a query of its own.</summary>
    /// <param name="what">The list in words.</param>
    /// <param name="queries">The queries; without any, nothing is asked.</param>
    /// <param name="ask">Asks for the page of a query that a token stands for, null for the first one.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync<TQuery, TRow>(
        string what,
        IReadOnlyList<TQuery> queries,
        Func<TQuery, string?, Task<Page<TRow>>> ask,
        Action<TRow> take,
        CancellationToken cancellationToken)
    {
        var list = Begin(what);
        for (var asked = 0; asked < queries.Count; asked++)
        {
            var query = queries[asked];
            var stretch = new Stretch { IsLast = asked == queries.Count - 1 };
            await list.ReadAsync(token => ask(query, token), take, stretch, cancellationToken);
        }
    }

    /// <summary>Begins a list whose chains of pages the caller reads itself.</summary>
    /// <param name="what">The list in words.</param>
    public PagedList Begin(string what) => new(what, progress, this);

    /// <summary>Takes note of a page.</summary>
    /// <param name="rows">How many rows it has.</param>
    public void Count(int rows)
    {
        Interlocked.Increment(ref _pages);
        Interlocked.Add(ref _rows, rows);
    }

    /// <summary>What is thrown when a list cannot be read on.</summary>
    public Exception Failed(string what, int pages, Exception cause) => failed(what, pages, cause);

    /// <summary>The ledger of a source whose lists were all read.</summary>
    /// <param name="source">The source.</param>
    /// <param name="observed">The times for which it spoke.</param>
    public SourceLedger Ledger(Source source, IReadOnlyCollection<DateTimeOffset?> observed) =>
        new(source, SourceStatus.Complete, observed.Max()) { Oldest = observed.Min(), Pages = Pages, Rows = Rows };
}
