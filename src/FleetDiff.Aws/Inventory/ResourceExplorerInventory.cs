using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;
using View = FleetDiff.Core.Model.View;

namespace FleetDiff.Aws.Inventory;

/// <summary>
/// Reads the inventory from AWS Resource Explorer: both lists of a multi-account view, in parallel. Every call has the ARN of the
/// view, because the service can use a partial index for a call without one. If the view does not show an expected account, the
/// indexes of the account are listed.
/// </summary>
internal sealed class ResourceExplorerInventory(
    ResourceExplorerClient client, string viewArn, IReadOnlyList<string> expectedAccounts) : IInventorySource
{
    /// <summary>The service's fixed quota, for each account and Region (Resource Explorer user guide, Quotas).</summary>
    public const double CallsPerSecond = 3;

    // ListResources is authorized as Search (Service Authorization Reference); the User Guide lists both.
    internal const string Permission =
        "resource-explorer-2:Search, resource-explorer-2:ListResources and resource-explorer-2:GetView on the view";

    // With MaxResults 1,000, ListResources returns no NextToken (Resource Explorer API Reference, ListResources).
    private const int PageSize = 999;

    // This many resources with 50 tags of 128 and 256 characters each (Amazon EC2 User Guide, Tag restrictions), every
    // character escaped, are within the size limit of a response.
    private const int PageSizeOfLargeResources = 250;

    public async Task<FleetInventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reader = CreateReader(progress);
        var rows = new InventoryBuilder(neededTags);
        var view = ReadViewAsync(linked.Token);
        var instances = reader.ReadAsync(
            "EC2 instances",
            CreatePageQuery(ResourceTypes.Instances, linked.Token),
            row => rows.AddInstance(row.Arn, row.LastReportedAt, row.Tags),
            linked.Token);
        var nodes = reader.ReadAsync(
            "managed nodes",
            CreatePageQuery(ResourceTypes.Nodes, linked.Token),
            row => rows.AddNode(row.Arn, row.LastReportedAt),
            linked.Token);
        var indexes = ReadIndexesAsync(reader, linked.Token);
        await Task.WhenAll(new Task[] { view, instances, nodes, indexes }.Select(CancelOthersOnFailureAsync));

        var inventory = rows.Build(await view, reader.Pages, reader.Rows) with { Indexes = await indexes };
        if (expectedAccounts.Count == 0)
        {
            return inventory;
        }

        var (memberIndexes, warning) = await MemberIndexReader.ReadAsync(
            client, FindHiddenAccounts(inventory), progress, cancellationToken);
        return inventory with
        {
            MemberIndexes = memberIndexes,
            Warnings = warning is null ? inventory.Warnings : [warning, .. inventory.Warnings],
        };

        async Task CancelOthersOnFailureAsync(Task task)
        {
            try
            {
                await task;
            }
            catch
            {
                await linked.CancelAsync();
                throw;
            }
        }
    }

    /// <summary>Reads the indexes that the view lists.</summary>
    /// <exception cref="RunFailedException">The list cannot be read completely.</exception>
    internal async Task<IReadOnlySet<AccountRegion>> ReadIndexesAsync(PageReader reader, CancellationToken cancellationToken)
    {
        var indexes = new HashSet<AccountRegion>();
        await reader.ReadAsync(
            "indexes",
            CreatePageQuery(ResourceTypes.Indexes, cancellationToken),
            row =>
            {
                if (row is { OwningAccountId: { Length: > 0 } account, Region: { Length: > 0 } region })
                {
                    indexes.Add(new(account, region));
                }
            },
            cancellationToken);
        return indexes;
    }

    internal PageReader CreateReader(IProgress<Progress>? progress = null) => new(
        (what, pages, e) => AwsFailure.Describe($"listing {what} in {viewArn}, after {pages} pages,", Permission, e), progress);

    private Func<string?, Task<ResponsePage<ResourceRow>>> CreatePageQuery(string type, CancellationToken cancellationToken)
    {
        var pageSize = PageSize;
        return async token =>
        {
            try
            {
                return await ReadPageAsync(type, token, pageSize, cancellationToken);
            }
            catch (ResponseTooLargeException) when (pageSize > PageSizeOfLargeResources)
            {
                pageSize = PageSizeOfLargeResources;
                return await ReadPageAsync(type, token, pageSize, cancellationToken);
            }
        };
    }

    internal async Task<ResponsePage<ResourceRow>> ReadPageAsync(
        string type, string? token, int pageSize, CancellationToken cancellationToken)
    {
        var response = (ResourceListPage)await client.ListResourcesAsync(
            new ListResourcesRequest
            {
                ViewArn = viewArn,
                Filters = new SearchFilter { FilterString = $"resourcetype:{type}" },
                MaxResults = pageSize,
                NextToken = token,
            },
            cancellationToken);
        var page = response.Page;
        return page?.ViewArn is null || page.ViewArn == viewArn
            ? new(page?.Resources, page?.NextToken)
            : throw new UnexpectedResponseException($"it is for another view, {page.ViewArn}");
    }

    // The expected accounts of which the view shows neither an index nor an instance.
    private List<string> FindHiddenAccounts(FleetInventory inventory)
    {
        var hidden = expectedAccounts.ToHashSet(StringComparer.Ordinal);
        hidden.ExceptWith(inventory.Indexes!.Select(index => index.Account));
        hidden.ExceptWith(inventory.Instances.Select(instance => instance.Key.Account));
        return [.. hidden.Order(StringComparer.Ordinal)];
    }

    private async Task<View> ReadViewAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ViewLimits.Find(viewArn, await GetViewAsync(cancellationToken), expectedAccounts);
        }
        catch (AmazonServiceException e) when (AwsFailure.IsMissingPermission(e))
        {
            // The lists may still be allowed. Then the inventory is complete, and only the limits of the view are unknown.
            return new View(viewArn, null) { Limits = [ViewLimits.NotReadable] };
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"reading the view {viewArn}", Permission, e);
        }
    }

    internal async Task<Amazon.ResourceExplorer2.Model.View> GetViewAsync(CancellationToken cancellationToken)
    {
        var response = await client.GetViewAsync(new GetViewRequest { ViewArn = viewArn }, cancellationToken);
        var view = response.View ?? throw new UnexpectedResponseException("it has no view");
        return view.ViewArn == viewArn ? view : throw new UnexpectedResponseException("it is for another view");
    }
}
