using System.Net;
using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using Amazon.Runtime;
using FleetDiff.Fleet;
using FleetDiff.Running;
using View = FleetDiff.Fleet.View;

namespace FleetDiff.Aws;

/// <summary>The inventory from AWS Resource Explorer: both lists of a multi-account view, side by side.</summary>
/// <param name="client">The client, in the view's Region.</param>
/// <param name="viewArn">The view; it goes with every call, or the service may answer from a partial index.</param>
/// <param name="expectedAccounts">The expected accounts; with them the indexes are read too.</param>
public sealed class ResourceExplorer(
    IAmazonResourceExplorer2 client, string viewArn, IReadOnlyList<string> expectedAccounts) : IInventorySource
{
    /// <summary>
    /// The service's fixed quota, for each account and Region (Resource Explorer user guide, Quotas).
    /// </summary>
    public const double CallsPerSecond = 3;

    // ListResources is authorized as Search; the user guide names both (Service Authorization Reference).
    internal const string Permission =
        "resource-explorer-2:Search, resource-explorer-2:ListResources and resource-explorer-2:GetView on the view";

    /// <inheritdoc/>
    public async Task<Inventory> ReadAsync(
        IReadOnlyCollection<string> neededTags, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pages = new ResourcePages(client, viewArn, progress);
        var rows = new InventoryRows(neededTags);
        var indexes = new HashSet<IndexedPlace>();
        var withIndexes = expectedAccounts.Count > 0;
        var warnings = new List<string>();

        var view = ViewAsync(warnings, together.Token);
        await Together(
            view,
            pages.ReadAsync(
                new(ResourceKind.Instance, "ec2:instance", "EC2 instances")
                {
                    Take = (key, row) => rows.AddInstance(key, row.ReportedAt, row.TagsIn(rows.Tags, key)),
                    TakeUnreadable = row => rows.AddInstance(row.Arn, null, []),
                },
                together.Token),
            pages.ReadAsync(
                new(ResourceKind.Node, "ssm:managed-instance", "managed nodes")
                {
                    Take = (key, row) => rows.AddNode(key, row.ReportedAt),
                    TakeUnreadable = row => rows.AddNode(row.Arn, null),
                },
                together.Token),
            withIndexes
                ? pages.ReadAsync("resource-explorer-2:index", "indexes", AddIndex, together.Token)
                : Task.CompletedTask);

        var inventory = rows.ToInventory(await view, pages.Pages, pages.Rows);
        var memberIndexes = withIndexes
            ? await new MemberIndexes(client, progress)
                .OfAsync(InDoubt(inventory, indexes), warnings, cancellationToken)
            : null;
        return inventory with
        {
            Indexes = withIndexes ? indexes : null,
            MemberIndexes = memberIndexes,
            Warnings = [.. warnings, .. pages.Warnings, .. inventory.Warnings],
        };

        void AddIndex(ResourceRow row) => indexes.Add(new(row.Account ?? "", row.Region ?? ""));

        // When one fails the others are of no use: they end, and what is thrown is the failure.
        async Task Together(params Task[] tasks) => await Task.WhenAll(tasks.Select(async task =>
        {
            try
            {
                await task;
            }
            catch
            {
                await together.CancelAsync();
                throw;
            }
        }));
    }

    private List<string> InDoubt(Inventory inventory, HashSet<IndexedPlace> indexes)
    {
        var seen = indexes.Select(index => index.Account).ToHashSet(StringComparer.Ordinal);
        var accounts = expectedAccounts.Where(account => !seen.Contains(account)).ToHashSet(StringComparer.Ordinal);
        if (accounts.Count > 0)
        {
            foreach (var instance in inventory.Instances.Span)
            {
                accounts.Remove(instance.Key.Account);
            }
        }

        return [.. accounts.Order(StringComparer.Ordinal)];
    }

    private async Task<View> ViewAsync(List<string> warnings, CancellationToken cancellationToken)
    {
        GetViewResponse response;
        try
        {
            response = await client.GetViewAsync(new GetViewRequest { ViewArn = viewArn }, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.StatusCode == HttpStatusCode.Forbidden)
        {
            // The lists may still be allowed. If they are, the inventory is whole, and only this is not known.
            warnings.Add("resource-explorer-2:GetView is not allowed on the view: whether it shows the whole "
                + "organization, hides types or includes tags cannot be told.");
            return new View(viewArn, null);
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Of($"reading the view {viewArn}", Permission, e);
        }

        if (response.View.Filters?.FilterString is { Length: > 0 } filter)
        {
            warnings.Add($"The view has a filter of its own, '{Reporting.PlainText.OneLine(filter, 200)}': what it hides "
                + "is not seen.");
        }

        if (response.View.IncludedProperties?.Any(property => property.Name == "tags") != true)
        {
            warnings.Add("The view does not include tags: names, groups and the exempt tag are not seen.");
        }

        return new View(viewArn, response.View.Scope);
    }
}
