using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>One page of a list. The SDK gives null for a list that is not in the answer.</summary>
internal readonly record struct Page<TRow>(IReadOnlyList<TRow>? Rows, string? NextToken);

/// <summary>Reads lists to their last page, or fails: a list that was cut short is no list.</summary>
/// <param name="progress">Told after each page.</param>
/// <param name="failed">Makes what is thrown: of the list in words, its pages so far, and AWS's exception.</param>
internal sealed class Paging(IProgress<Progress> progress, Func<string, int, Exception, Exception> failed)
{
    // A page may be empty while more follow. Hundreds of them are a service that goes round in a circle.
    private const int MostEmptyPages = 300;

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
        var (pages, rows, emptyInARow, asked) = (0, 0L, 0, 0);
        string? token = null;
        while (asked < queries.Count)
        {
            var page = await PageAsync();
            foreach (var row in page.Rows ?? [])
            {
                take(row);
            }

            var count = page.Rows?.Count ?? 0;
            pages++;
            rows += count;
            Interlocked.Increment(ref _pages);
            Interlocked.Add(ref _rows, count);

            // A short or even an empty page says nothing: only the token's absence is the end.
            token = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
            asked += token is null ? 1 : 0;
            progress.Report(new(what, pages, rows, Finished: asked == queries.Count));
        }

        async Task<Page<TRow>> PageAsync()
        {
            try
            {
                var page = await ask(queries[asked], token);
                var isEmpty = page.Rows is not { Count: > 0 };
                emptyInARow = isEmpty ? emptyInARow + 1 : 0;
                return LeadsOn(page.NextToken, isEmpty)
                    ? page
                    : throw new InvalidDataException(
                        "the service's NextToken leads nowhere, so the list would be cut short");
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                throw failed(what, pages, e);
            }
        }

        bool LeadsOn(string? next, bool isEmpty) => string.IsNullOrEmpty(next)
            || (emptyInARow <= MostEmptyPages && (isEmpty || next != token));
    }

    /// <summary>The ledger of a source whose lists were all read.</summary>
    /// <param name="source">The source.</param>
    /// <param name="observed">The times for which it spoke.</param>
    public SourceLedger Ledger(Source source, IReadOnlyCollection<DateTimeOffset?> observed) =>
        new(source, SourceStatus.Complete, observed.Max()) { Oldest = observed.Min(), Pages = Pages, Rows = Rows };
}
