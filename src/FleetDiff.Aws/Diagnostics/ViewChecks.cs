using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>
/// Checks the view and its index. A list is read only after the account's index is found, and always with the view:
/// otherwise the call itself can make Resource Explorer create an index and a view (Resource Explorer User Guide,
/// immediate discovery).
/// </summary>
internal sealed class ViewChecks
{
    private View? _view;

    public ViewChecks(
        IAmazonResourceExplorer2 client, ResourceExplorerInventory inventory, Settings settings, Check account)
    {
        var (rules, region) = (settings.Rules, settings.ViewArn.Region);
        var view = new Check("View", async cancellationToken =>
        {
            _view = await inventory.GetViewAsync(cancellationToken);
            return CheckResult.Ok($"{settings.ViewArn}");
        }, account)
        {
            Attempt = $"reading the view {settings.ViewArn}",
            Permission = ResourceExplorerInventory.Permission,
            // A run continues without it.
            Denied = CheckResult.Warning(
                "resource-explorer-2:GetView is not allowed: FleetDiff cannot check the scope, the filter and the tags of "
                + "the view.",
                "Allow resource-explorer-2:GetView on the view."),
            IsDenied = static e => e is AccessDeniedException,
        };
        var index = new Check("Index", token => CheckIndexAsync(client, region, token), account)
        {
            Attempt = $"reading the index in {region}",
            Permission = "resource-explorer-2:GetIndex",
            Denied = CheckResult.NotChecked(
                "resource-explorer-2:GetIndex is not allowed: FleetDiff cannot check whether there is an aggregator index.",
                "Allow resource-explorer-2:GetIndex for your own role; the function does not need it."),
            IsDenied = static e => e is AccessDeniedException,
        };
        All =
        [
            view,
            CreateEvaluation("Scope", seen => ViewScopeCheck.Evaluate(seen.Scope, rules.Accounts)),
            index,
            CreateEvaluation("Filter", seen => ViewFilterCheck.Evaluate(seen.Filters?.FilterString)),
            CreateEvaluation("Tags", seen => ViewTagsCheck.Evaluate(ViewTagsCheck.IncludesTags(seen), rules.ExemptTag)),
        ];
        Readable = [view, index];

        Check CreateEvaluation(string name, Func<View, CheckResult> evaluate) => new(
            name, () => _view is null ? CheckResult.NotChecked("The view could not be read.") : evaluate(_view), view);
    }

    /// <summary>All checks, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    /// <summary>The checks that must pass before a list is read.</summary>
    public IReadOnlyList<Check> Readable { get; }

    /// <summary>The scope of the view; null until it is read, or when it may not be read.</summary>
    public string? Scope => _view?.Scope;

    private static async Task<CheckResult> CheckIndexAsync(
        IAmazonResourceExplorer2 client, string region, CancellationToken cancellationToken)
    {
        try
        {
            return IndexCheck.Evaluate(await client.GetIndexAsync(new GetIndexRequest(), cancellationToken), region);
        }
        catch (ResourceNotFoundException)
        {
            return IndexCheck.CreateMissing(region);
        }
    }
}
