using Amazon.ResourceExplorer2.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the view shows at least one instance and one managed node.</summary>
internal sealed class InventoryChecks
{
    private const int PageSize = 5;

    // A page can be empty before the last page. After so many, the cause is the service and not the view.
    private const int MaxEmptyPages = 10;

    private const string Fix =
        "If the index or the view is new, wait up to 36 hours. Otherwise, check the scope and the filter of the view.";

    private readonly ResourceExplorerClient _client;
    private readonly string _viewArn;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="viewArn">The ARN of the view.</param>
    /// <param name="readable">The checks that must pass before a list is read.</param>
    public InventoryChecks(ResourceExplorerClient client, string viewArn, IReadOnlyList<Check> readable)
    {
        (_client, _viewArn) = (client, viewArn);
        Instances = new("Instances", token => CheckListAsync("ec2:instance", "EC2 instance", token), readable);
        Nodes = new("Nodes", token => CheckListAsync("ssm:managed-instance", "managed node", token), Instances);
    }

    /// <summary>Checks that there is an instance.</summary>
    public Check Instances { get; }

    /// <summary>Checks that there is a managed node.</summary>
    public Check Nodes { get; }

    private async Task<CheckResult> CheckListAsync(string type, string what, CancellationToken cancellationToken)
    {
        try
        {
            string? token = null;
            for (var page = 1; page <= MaxEmptyPages; page++)
            {
                var response = await ReadPageAsync(type, token, cancellationToken);
                if (response.Rows is [var one, ..])
                {
                    return CheckResult.Ok($"The view shows {what}s, such as {SafeText.ToSingleLine(one.Arn ?? "", 200)}.");
                }

                token = response.NextToken;
                if (string.IsNullOrEmpty(token))
                {
                    return CheckResult.Failed($"The view shows no {what}: the report of a run would be suspect.", Fix);
                }
            }

            return CheckResult.Warning($"The first {MaxEmptyPages} pages have no {what}, and there are more pages.",
                "Check again later. A run reads all pages.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"listing {what}s in the view", ResourceExplorerInventory.Permission, e);
        }
    }

    private async Task<ResourcePage> ReadPageAsync(string type, string? token, CancellationToken cancellationToken) =>
        (ResourcePage)await _client.ListResourcesAsync(
            new ListResourcesRequest
            {
                ViewArn = _viewArn,
                Filters = new SearchFilter { FilterString = $"resourcetype:{type}" },
                MaxResults = PageSize,
                NextToken = token,
            },
            cancellationToken);
}
