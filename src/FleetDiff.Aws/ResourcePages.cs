using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>Reads lists of a view to their last page, or fails: a list that was cut short is no list.</summary>
/// <param name="client">The client, in the view's Region.</param>
/// <param name="viewArn">The view.</param>
/// <param name="progress">Told after each page.</param>
internal sealed class ResourcePages(IAmazonResourceExplorer2 client, string viewArn, IProgress<Progress> progress)
{
    // At MaxResults 1,000 ListResources gives no NextToken at all (Resource Explorer API Reference, ListResources).
    private const int PageSize = 999;

    // A page may be empty while more follow. Hundreds of them are a service that goes round in a circle.
    private const int MostEmptyPages = 300;

    private int _pages;
    private long _rows;

    /// <summary>How many pages were read, of all lists.</summary>
    public int Pages => _pages;

    /// <summary>How many rows they had.</summary>
    public long Rows => _rows;

    /// <summary>Reads one list.</summary>
    /// <param name="type">The resource type, such as <c>ec2:instance</c>.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NightFailedException">It cannot be read whole.</exception>
    public async Task ReadAsync(string type, string what, Action<Resource> take, CancellationToken cancellationToken)
    {
        var (pages, rows, emptyInARow) = (0, 0L, 0);
        string? token = null;
        do
        {
            var page = await PageAsync(type, what, token, pages, cancellationToken);
            var resources = page.Resources ?? [];
            foreach (var resource in resources)
            {
                take(resource);
            }

            pages++;
            rows += resources.Count;
            Interlocked.Increment(ref _pages);
            Interlocked.Add(ref _rows, resources.Count);
            emptyInARow = resources.Count == 0 ? emptyInARow + 1 : 0;
            if (emptyInARow > MostEmptyPages || (resources.Count > 0 && token is not null && page.NextToken == token))
            {
                throw Failed(what, pages, "the service's NextToken leads nowhere");
            }

            // A short or even an empty page says nothing: only the token's absence is the end.
            token = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
            progress.Report(new(what, pages, rows, Finished: token is null));
        }
        while (token is not null);
    }

    private async Task<ListResourcesResponse> PageAsync(
        string type, string what, string? token, int pagesBefore, CancellationToken cancellationToken)
    {
        ListResourcesResponse page;
        try
        {
            page = await client.ListResourcesAsync(
                new ListResourcesRequest
                {
                    ViewArn = viewArn,
                    Filters = new SearchFilter { FilterString = $"resourcetype:{type}" },
                    MaxResults = PageSize,
                    NextToken = token,
                },
                cancellationToken);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Of($"listing {what} in {viewArn}, after {pagesBefore} pages,", ResourceExplorer.Permission, e);
        }

        return page.ViewArn is null || page.ViewArn == viewArn
            ? page
            : throw Failed(what, pagesBefore, $"the service answered from another view, {page.ViewArn}");
    }

    private NightFailedException Failed(string what, int pages, string why) => new(
        $"Listing {what} in {viewArn} failed after {pages} pages: {why}, so the list would be cut short. "
        + "Run again; if it stays so, open a case with AWS Support.");
}
