using System.Net;
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

    public const string Instances = "ec2:instance";
    public const string Nodes = "ssm:managed-instance";

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
        var indexes = new HashSet<AccountRegion>();

        var view = ReadViewAsync(linked.Token);
        await WhenAllAsync(
            view,
            reader.ReadAsync(
                "EC2 instances",
                CreatePageQuery(Instances, linked.Token),
                row => rows.AddInstance(row.Arn, row.LastReportedAt, row.Tags),
                linked.Token),
            reader.ReadAsync(
                "managed nodes",
                CreatePageQuery(Nodes, linked.Token),
                row => rows.AddNode(row.Arn, row.LastReportedAt),
                linked.Token),
            ReadIndexesAsync(reader, index => indexes.Add(index), linked.Token));

        var inventory = rows.Build(await view, reader.Pages, reader.Rows);
        var (memberIndexes, warning) = expectedAccounts.Count > 0
            ? await new MemberIndexReader(client, progress)
                .ReadAsync(FindHiddenAccounts(inventory, indexes), cancellationToken)
            : (null, null);
        return inventory with
        {
            Indexes = indexes,
            MemberIndexes = memberIndexes,
            Warnings = warning is null ? inventory.Warnings : [warning, .. inventory.Warnings],
        };

        // When one task fails, cancel the others and throw the first failure.
        async Task WhenAllAsync(params Task[] tasks) => await Task.WhenAll(tasks.Select(async task =>
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
        }));
    }

    /// <summary>Reads the indexes that the view lists.</summary>
    /// <exception cref="RunFailedException">The list cannot be read completely.</exception>
    internal Task ReadIndexesAsync(
        IProgress<Progress> progress, Action<AccountRegion> take, CancellationToken cancellationToken) =>
        ReadIndexesAsync(CreateReader(progress), take, cancellationToken);

    private Task ReadIndexesAsync(
        PageReader reader, Action<AccountRegion> take, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            "indexes",
            CreatePageQuery("resource-explorer-2:index", cancellationToken),
            row =>
            {
                if (row is { OwningAccountId: { Length: > 0 } account, Region: { Length: > 0 } region })
                {
                    take(new(account, region));
                }
            },
            cancellationToken);

    private PageReader CreateReader(IProgress<Progress> progress) => new(progress, (what, pages, e) =>
        AwsFailure.Describe($"listing {what} in {viewArn}, after {pages} pages,", Permission, e));

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
        var page = (ResourcePage)await client.ListResourcesAsync(
            new ListResourcesRequest
            {
                ViewArn = viewArn,
                Filters = new SearchFilter { FilterString = $"resourcetype:{type}" },
                MaxResults = pageSize,
                NextToken = token,
            },
            cancellationToken);
        return page.ViewArn is null || page.ViewArn == viewArn
            ? new(page.Rows, page.NextToken)
            : throw new UnexpectedResponseException($"it is for another view, {page.ViewArn}");
    }

    private List<string> FindHiddenAccounts(FleetInventory inventory, HashSet<AccountRegion> indexes)
    {
        var seen = indexes.Select(index => index.Account).ToHashSet(StringComparer.Ordinal);
        var accounts = expectedAccounts.Where(account => !seen.Contains(account)).ToHashSet(StringComparer.Ordinal);
        if (accounts.Count > 0)
        {
            foreach (var instance in inventory.Instances)
            {
                accounts.Remove(instance.Key.Account);
            }
        }

        return [.. accounts.Order(StringComparer.Ordinal)];
    }

    private async Task<View> ReadViewAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ViewLimits.Find(viewArn, await GetViewAsync(cancellationToken), expectedAccounts);
        }
        catch (AmazonServiceException e) when (e.StatusCode == HttpStatusCode.Forbidden)
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
