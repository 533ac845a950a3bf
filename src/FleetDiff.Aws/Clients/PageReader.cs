using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Clients;

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows; null when the answer has no list at all.</param>
/// <param name="NextToken">The token of the next page; null or empty on the last one.</param>
internal readonly record struct ResponsePage<TRow>(IReadOnlyList<TRow>? Rows, string? NextToken);

/// <summary>Reads lists to their last page, or fails: a list that was cut short is no list.</summary>
/// <param name="progress">Told after each page.</param>
/// <param name="failed">Makes what is thrown: of the list in words, its pages so far, and AWS's exception.</param>
internal sealed class PageReader(IProgress<Progress> progress, Func<string, int, Exception, Exception> failed)
{
    // A page may be empty while more follow. Hundreds of them are a service that repeats itself.
    private const int MaxEmptyPages = 300;

    private int _pages;
    private long _rows;

    /// <summary>How many pages were read, of all lists.</summary>
    public int Pages => _pages;

    /// <summary>How many rows they had.</summary>
    public long Rows => _rows;

    /// <summary>How many pages a list of so many rows has; an empty one has one as well.</summary>
    public static int ReadPagesAsync(int rows, int pageSize) => Math.Max(1, (rows + pageSize - 1) / pageSize);

    /// <summary>Reads one list, page after page. Several lists may be read side by side.</summary>
    /// <param name="what">The list in words.</param>
    /// <param name="ask">Asks for the page that a token stands for, null for the first one.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task ReadAsync<TRow>(
        string what, Func<string?, Task<ResponsePage<TRow>>> ask, Action<TRow> take, CancellationToken cancellationToken) =>
        ReadAsync<string?, TRow>(what, [null], (_, token) => ask(token), take, cancellationToken);

    /// <summary>Reads a list that comes in parts, each the answer to a query of its own.</summary>
    /// <param name="what">The list in words.</param>
    /// <param name="queries">The queries; without any, nothing is asked.</param>
    /// <param name="ask">Asks for the page of a query that a token stands for, null for the first one.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync<TQuery, TRow>(
        string what,
        IReadOnlyList<TQuery> queries,
        Func<TQuery, string?, Task<ResponsePage<TRow>>> ask,
        Action<TRow> take,
        CancellationToken cancellationToken)
    {
        var (pages, rows, emptyInARow) = (0, 0L, 0);
        for (var asked = 1; asked <= queries.Count; asked++)
        {
            string? token = null;
            do
            {
                var (page, next) = await AskAsync(queries[asked - 1], token);
                foreach (var row in page)
                {
                    take(row);
                }

                token = next;
                rows += page.Count;
                Interlocked.Increment(ref _pages);
                Interlocked.Add(ref _rows, page.Count);
                progress.Report(new(what, ++pages, rows, IsFinished: asked == queries.Count && token is null));
            }
            while (token is not null);
        }

        async Task<(IReadOnlyList<TRow> Rows, string? Next)> AskAsync(TQuery query, string? token)
        {
            try
            {
                var page = await ask(query, token);
                var next = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
                var list = page.Rows ?? throw new UnexpectedResponseException("it has no list");
                if (list.Any(static row => row is null))
                {
                    throw new UnexpectedResponseException("it has an empty entry");
                }

                emptyInARow = list.Count == 0 ? emptyInARow + 1 : 0;

                // A short or even an empty page says nothing: only the token's absence is the end.
                return next is null || (emptyInARow <= MaxEmptyPages && (list.Count == 0 || next != token))
                    ? (list, next)
                    : throw new UnexpectedResponseException("its NextToken leads nowhere, so the list would be cut short");
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                throw failed(what, pages, e);
            }
        }
    }

    /// <summary>The ledger of a source whose lists were all read.</summary>
    /// <param name="source">The source.</param>
    /// <param name="observed">The times for which it spoke.</param>
    public SourceResult CreateResult(Source source, IReadOnlyCollection<DateTimeOffset?> observed) =>
        new(source, SourceStatus.Complete, observed.Max()) { Oldest = observed.Min(), Pages = Pages, Rows = Rows };
}
