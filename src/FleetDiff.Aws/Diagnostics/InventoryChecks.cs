using Amazon.ResourceExplorer2.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Whether the view shows instances and nodes at all.</summary>
internal sealed class InventoryChecks
{
    private const int PageSize = 5;

    // A page may be empty while more follow. After so many it is the service's fault, and not the view's.
    private const int MaxEmptyPages = 10;

    private const string Fix =
        "Wait up to 36 hours if the index or the view is new; else see what the view's scope and filter hide.";

    private readonly ResourceExplorerClient _client;
    private readonly string _viewArn;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="viewArn">The view.</param>
    /// <param name="readable">What must be seen before a list is asked for.</param>
    public InventoryChecks(ResourceExplorerClient client, string viewArn, IReadOnlyList<Check> readable)
    {
        (_client, _viewArn) = (client, viewArn);
        Instances = new("Instances", token => CheckListAsync("ec2:instance", "EC2 instance", token), readable);
        Nodes = new("Nodes", token => CheckListAsync("ssm:managed-instance", "managed node", token), Instances);
    }

    /// <summary>Whether there is an instance.</summary>
    public Check Instances { get; }

    /// <summary>Whether there is a node.</summary>
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
                    return CheckResult.Ok($"The view shows some, such as {SafeText.ToSingleLine(one.Arn ?? "", 200)}.");
                }

                token = response.NextToken;
                if (string.IsNullOrEmpty(token))
                {
                    return CheckResult.Failed($"The view shows no {what} at all: tonight would be suspect.", Fix);
                }
            }

            return CheckResult.Warning($"{MaxEmptyPages} pages without any {what} came, and more would follow.",
                "Look again later; a night reads on.");
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
