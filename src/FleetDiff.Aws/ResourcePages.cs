using System.Collections.Concurrent;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using FleetDiff.Fleet;
using FleetDiff.Running;

namespace FleetDiff.Aws;

/// <summary>
/// Reads lists of a view to their last page, or fails. A page has to be there before the next one can be asked for: a
/// long list is read in parts side by side, so that the service's quota is the limit, and not the time of its answers.
/// </summary>
/// <param name="client">The client, in the view's Region.</param>
/// <param name="viewArn">The view.</param>
/// <param name="progress">Told after each page.</param>
internal sealed class ResourcePages(IAmazonResourceExplorer2 client, string viewArn, IProgress<Progress> progress)
{
    /// <summary>
    /// How many parts of a list are read side by side: at the quota of 3 calls a second, answers may take 2 seconds.
    /// </summary>
    public const int Lanes = 6;

    /// <summary>
    /// At MaxResults 1,000 ListResources gives no NextToken at all (Resource Explorer API Reference, ListResources).
    /// </summary>
    public const int PageSize = 999;

    // A list that ends by then is not worth the calls that its parts cost.
    private const int PagesInOneChain = 10;

    private readonly Paging _paging = new(progress, (what, pages, e) =>
        AwsFailure.Of($"listing {what} in {viewArn}, after {pages} pages,", ResourceExplorer.Permission, e));

    private readonly ConcurrentQueue<string> _warnings = [];

    /// <summary>What went otherwise than it should, a sentence each.</summary>
    public IEnumerable<string> Warnings => _warnings;

    /// <summary>How many pages were read, of all lists.</summary>
    public int Pages => _paging.Pages;

    /// <summary>How many rows they had. What a long list began with comes twice.</summary>
    public long Rows => _paging.Rows;

    /// <summary>Reads one list in one chain of pages.</summary>
    /// <param name="type">The resource type, such as <c>resource-explorer-2:index</c>.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NightFailedException">It cannot be read whole.</exception>
    public Task ReadAsync(string type, string what, Action<ResourceRow> take, CancellationToken cancellationToken) =>
        _paging.ReadAsync(what, Ask(OfType(type), cancellationToken), take, cancellationToken);

    /// <summary>Reads one list that may be long. A key of its first pages may come twice.</summary>
    /// <param name="list">The list.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NightFailedException">It cannot be read whole.</exception>
    public async Task ReadAsync(LongList list, CancellationToken cancellationToken)
    {
        var pages = _paging.Begin(list.What);
        var sample = new ListSample();
        var chain = Ask(OfType(list.Type), cancellationToken);
        var beginning = new Stretch { Until = read => read == PagesInOneChain, IsLast = true };
        var next = await pages.ReadAsync(chain, TakeSample, beginning, cancellationToken);
        if (next is null)
        {
            return;
        }

        if (await ReadPartsAsync(list, pages, sample, cancellationToken))
        {
            pages.Finish();
            return;
        }

        // The service does not divide the list as its filters say. The chain goes on from where it stopped.
        _warnings.Enqueue($"Resource Explorer did not divide the {list.What} by account and Region as it was asked to. "
            + "They were read one page after the other: the list is whole, and it took longer.");
        await pages.ReadAsync(chain, Take, new() { From = next, IsLast = true }, cancellationToken);

        void TakeSample(ResourceRow row)
        {
            if (row.TryGetKey(list.Kind, out var key))
            {
                sample.Add(key);
                list.Take(key, row);
            }
            else if (sample.AddUnreadable(row.Arn))
            {
                list.TakeUnreadable(row);
            }
        }

        void Take(ResourceRow row) => TakeAnother(list, sample, row);
    }

    // True when the parts are the whole list.
    private async Task<bool> ReadPartsAsync(
        LongList list, PagedList pages, ListSample sample, CancellationToken cancellationToken)
    {
        var isMisread = false;
        await Parallel.ForEachAsync(
            sample.Parts(),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
            async (part, token) =>
            {
                var missing = sample.Of(part);
                var listedBefore = missing.Count;
                var ask = Ask($"{OfType(list.Type)} {part.Filter}", token);
                if (!await IsAcceptedAsync(pages.ReadAsync(ask, Take, new() { Until = _ => isMisread }, token))
                    // In minutes some instances go. That most of them are missing is no coincidence.
                    || missing.Count * 2 > listedBefore)
                {
                    isMisread = true;
                }

                void Take(ResourceRow row)
                {
                    if (TakeAnother(list, sample, row) is { } key)
                    {
                        missing.Remove(key);
                        isMisread |= !part.Contains(key);
                    }
                }
            });
        return !isMisread;
    }

    private static InstanceKey? TakeAnother(LongList list, ListSample sample, ResourceRow row)
    {
        if (row.TryGetKey(list.Kind, out var key))
        {
            list.Take(key, row);
            return key;
        }

        if (sample.AddUnreadable(row.Arn))
        {
            list.TakeUnreadable(row);
        }

        return null;
    }

    private static async Task<bool> IsAcceptedAsync(Task<string?> reading)
    {
        try
        {
            await reading;
            return true;
        }
        catch (NightFailedException e)
            when (e.InnerException is AmazonServiceException { ErrorCode: "ValidationException" })
        {
            return false;
        }
    }

    private static string OfType(string type) => $"resourcetype:{type}";

    private Func<string?, Task<Page<ResourceRow>>> Ask(string filter, CancellationToken cancellationToken) =>
        async token =>
        {
            var body = ResourceBody.Await();
            var page = await client.ListResourcesAsync(
                new ListResourcesRequest
                {
                    ViewArn = viewArn,
                    Filters = new SearchFilter { FilterString = filter },
                    MaxResults = PageSize,
                    NextToken = token,
                },
                cancellationToken);
            // What our reader refuses goes to the SDK, for its own words. It may be of another mind.
            return page.Resources is { Count: > 0 }
                ? throw new InvalidDataException("the service answered with what it does not document")
                : page.ViewArn is null || page.ViewArn == viewArn
                ? new(body.Rows, page.NextToken, body)
                : throw new InvalidDataException($"the service answered from another view, {page.ViewArn}");
        };
}

/// <summary>A list of a view that may have a million rows.</summary>
/// <param name="Kind">What is in it.</param>
/// <param name="Type">The resource type, such as <c>ec2:instance</c>.</param>
/// <param name="What">The same in words.</param>
internal sealed record LongList(ResourceKind Kind, string Type, string What)
{
    /// <summary>Takes each row, one at a time.</summary>
    public required Action<InstanceKey, ResourceRow> Take { get; init; }

    /// <summary>Takes each row whose ARN is not such a resource's, once.</summary>
    public required Action<ResourceRow> TakeUnreadable { get; init; }
}
