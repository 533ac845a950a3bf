using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>How much of a list one chain of pages reads.</summary>
internal readonly record struct Stretch()
{
    /// <summary>The token of the first page to read; null for the chain's first one.</summary>
    public string? From { get; init; }

    /// <summary>Whether to stop before the end, told how many pages were read; never, unless given.</summary>
    public Func<int, bool> Until { get; init; } = static _ => false;

    /// <summary>Whether the list ends where the chain does.</summary>
    public bool IsLast { get; init; }
}

/// <summary>
/// One list while it is read, in one chain of pages or in several side by side. The rows of a page are taken together,
/// and never those of two pages at once.
/// </summary>
/// <param name="what">The list in words.</param>
/// <param name="progress">Told after each page.</param>
/// <param name="paging">Counts the pages of all lists.</param>
internal sealed class PagedList(string what, IProgress<Progress> progress, Paging paging)
{
    // A page may be empty while more follow. Hundreds of them are a service that goes round in a circle.
    private const int MostEmptyPages = 300;

    private readonly Lock _taking = new();
    private int _pages;
    private long _rows;

    /// <summary>Reads a chain of pages, each of which names the next one.</summary>
    /// <param name="ask">Asks for the page that a token stands for, null for the first one.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="stretch">Where to begin and to end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The token of the page that comes next; null at the end.</returns>
    public async Task<string?> ReadAsync<TRow>(
        Func<string?, Task<Page<TRow>>> ask, Action<TRow> take, Stretch stretch, CancellationToken cancellationToken)
    {
        var (read, emptyInARow, token) = (0, 0, stretch.From);
        do
        {
            var page = await PageAsync();
            using var body = page.Body;
            token = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
            Take(page.Rows ?? [], take, isLast: stretch.IsLast && token is null);
        }
        while (token is not null && !stretch.Until(++read));

        return token;

        async Task<Page<TRow>> PageAsync()
        {
            try
            {
                var page = await ask(token);
                var isEmpty = page.Rows is not { Count: > 0 };
                emptyInARow = isEmpty ? emptyInARow + 1 : 0;

                // A short or even an empty page says nothing: only the token's absence is the end.
                return string.IsNullOrEmpty(page.NextToken)
                    || (emptyInARow <= MostEmptyPages && (isEmpty || page.NextToken != token))
                    ? page
                    : throw new InvalidDataException(
                        "the service's NextToken leads nowhere, so the list would be cut short");
            }
            catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
            {
                throw paging.Failed(what, _pages, e);
            }
        }
    }

    /// <summary>Says that the list is whole, where no single chain could know.</summary>
    public void Finish() => progress.Report(new(what, _pages, _rows, Finished: true));

    private void Take<TRow>(IReadOnlyList<TRow> rows, Action<TRow> take, bool isLast)
    {
        lock (_taking)
        {
            foreach (var row in rows)
            {
                take(row);
            }

            _pages++;
            _rows += rows.Count;
            paging.Count(rows.Count);
            progress.Report(new(what, _pages, _rows, isLast));
        }
    }
}
