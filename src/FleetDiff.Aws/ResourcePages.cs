using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>Reads lists of a view to their last page, or fails.</summary>
/// <param name="client">The client, in the view's Region.</param>
/// <param name="viewArn">The view.</param>
/// <param name="progress">Told after each page.</param>
internal sealed class ResourcePages(IAmazonResourceExplorer2 client, string viewArn, IProgress<Progress> progress)
{
    // At MaxResults 1,000 ListResources gives no NextToken at all (Resource Explorer API Reference, ListResources).
    private const int PageSize = 999;

    private readonly Paging _paging = new(progress, (what, pages, e) =>
        AwsFailure.Of($"listing {what} in {viewArn}, after {pages} pages,", ResourceExplorer.Permission, e));

    /// <summary>How many pages were read, of all lists.</summary>
    public int Pages => _paging.Pages;

    /// <summary>How many rows they had.</summary>
    public long Rows => _paging.Rows;

    /// <summary>Reads one list.</summary>
    /// <param name="type">The resource type, such as <c>ec2:instance</c>.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NightFailedException">It cannot be read whole.</exception>
    public Task ReadAsync(string type, string what, Action<Resource> take, CancellationToken cancellationToken) =>
        _paging.ReadAsync(what, token => PageAsync(type, token, cancellationToken), take, cancellationToken);

    private async Task<Page<Resource>> PageAsync(string type, string? token, CancellationToken cancellationToken)
    {
        var page = await client.ListResourcesAsync(
            new ListResourcesRequest
            {
                ViewArn = viewArn,
                Filters = new SearchFilter { FilterString = $"resourcetype:{type}" },
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken);
        return page.ViewArn is null || page.ViewArn == viewArn
            ? new(page.Resources, page.NextToken)
            : throw new InvalidDataException($"the service answered from another view, {page.ViewArn}");
    }
}
