using Amazon.ResourceExplorer2;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Pipeline.Configuration;
using View = Amazon.ResourceExplorer2.Model.View;

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
        var view = new Check("View", async cancellationToken =>
        {
            _view = await inventory.GetViewAsync(cancellationToken);
            return CheckResult.Ok($"{settings.ViewArn}");
        }, account)
        {
            Attempt = $"reading the view {settings.ViewArn}",
            Permission = ResourceExplorerInventory.Permission,
            Denied = CheckResult.Warning(ViewLimits.NotReadable.Because, ViewLimits.NotReadable.Fix),
        };
        var index = IndexCheck.Create(client, settings.ViewArn.Region, account);
        Readable = [view, index];
        All =
        [
            view,
            CreateEvaluation("Scope", seen => ViewLimits.EvaluateScope(seen.Scope, settings.Rules.Accounts)),
            index,
            CreateEvaluation("Filter", seen => ViewFilter.Evaluate(seen.Filters?.FilterString)),
            CreateEvaluation("Tags", seen => ViewLimits.EvaluateTags(ViewLimits.IncludesTags(seen))),
        ];

        Check CreateEvaluation(string name, Func<View, CheckResult> evaluate) => new(
            name, () => _view is null ? CheckResult.NotChecked("The view could not be read.") : evaluate(_view), view);
    }

    public IReadOnlyList<Check> All { get; }

    /// <summary>The checks that must pass before a list is read.</summary>
    public IReadOnlyList<Check> Readable { get; }

    /// <summary>The scope of the view; null until it is read, or when it may not be read.</summary>
    public string? Scope => _view?.Scope;
}
