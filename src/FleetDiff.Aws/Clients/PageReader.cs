using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Clients;

/// <summary>One page of a list.</summary>
/// <param name="Rows">The rows; null when the response has no list.</param>
/// <param name="NextToken">The token of the next page; null or empty on the last page.</param>
internal readonly record struct ResponsePage<TRow>(IReadOnlyList<TRow>? Rows, string? NextToken);

/// <summary>Reads lists to their last page. An incomplete list is an error.</summary>
/// <param name="createFailure">
/// Creates the exception to throw from the description of the list, the number of pages read, and the cause.
/// </param>
/// <param name="progress">Receives a report after each page, if it is given.</param>
internal sealed class PageReader(
    Func<string, int, Exception, Exception> createFailure, IProgress<Progress>? progress = null)
{
    // A page can be empty before the last page. After hundreds of empty pages in a row, assume that the service repeats pages.
    private const int MaxEmptyPages = 300;

    private int _pages;
    private long _rows;

    /// <summary>The number of pages read, over all lists.</summary>
    public int Pages => _pages;

    /// <summary>The number of rows read, over all lists.</summary>
    public long Rows => _rows;

    /// <summary>Returns the number of pages of a list with a number of rows. An empty list has one page.</summary>
    public static int CountPages(int rows, int pageSize) => Math.Max(1, (rows + pageSize - 1) / pageSize);

    /// <summary>Reads one list, page by page. Several lists can be read in parallel.</summary>
    public Task ReadAsync<TRow>(
        string what, Func<string?, Task<ResponsePage<TRow>>> ask, Action<TRow> take, CancellationToken cancellationToken) =>
        ReadAsync<string?, TRow>(what, [null], (_, token) => ask(token), take, cancellationToken);

    /// <summary>Reads only the first page of a list, to test the call.</summary>
    public Task ProbeAsync<TRow>(
        string what, Func<string?, Task<ResponsePage<TRow>>> ask, CancellationToken cancellationToken) =>
        ReadAsync(what, async token => await ask(token) with { NextToken = null }, _ => { }, cancellationToken);

    /// <summary>
    /// Reads a list that several queries return in parts; without a query, no call is made. <paramref name="ask"/> requests the
    /// page of a query and a token, which is null for the first page.
    /// </summary>
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
                pages++;
                rows += page.Count;
                Interlocked.Increment(ref _pages);
                Interlocked.Add(ref _rows, page.Count);
                progress?.Report(new(what, pages, rows, IsFinished: asked == queries.Count && token is null));
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

                // Only a missing token marks the last page. A short or empty page does not.
                var isRepeated = list.Count == 0 ? emptyInARow > MaxEmptyPages : next == token;
                return next is null || !isRepeated
                    ? (list, next)
                    : throw new UnexpectedResponseException("its NextToken repeats, so the list would be incomplete");
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                throw createFailure(what, pages, e);
            }
        }
    }

    /// <summary>Creates the result of a source after all its lists are read, with the times of its observations, UTC.</summary>
    public SourceResult CreateResult(Source source, IReadOnlyCollection<DateTimeOffset?> observed) =>
        new(source, SourceStatus.Complete, observed.Max()) { Oldest = observed.Min(), Pages = Pages, Rows = Rows };
}
