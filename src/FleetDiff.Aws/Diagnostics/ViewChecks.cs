using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Clients;
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
    private const string NoView = "The view could not be read.";

    private readonly IAmazonResourceExplorer2 _client;
    private readonly Settings _settings;
    private readonly string _region;
    private View? _view;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="account">The check that the credentials belong to the view's account.</param>
    public ViewChecks(IAmazonResourceExplorer2 client, Settings settings, Check account)
    {
        (_client, _settings, _region) = (client, settings, settings.ViewArn.Region);
        var view = new Check("View", CheckViewAsync, account);
        Index = new("Index", CheckIndexAsync, account);
        All =
        [
            view,
            new("Scope", () => EvaluateScope(seen => ViewScopeCheck.Evaluate(seen.Scope, settings.Rules.Accounts)), view),
            Index,
            new("Filter", () => EvaluateScope(EvaluateFilter), view),
            new("Tags", () => EvaluateScope(EvaluateTags), view),
        ];
        Readable = [view, Index];
    }

    /// <summary>All checks, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    /// <summary>The checks that must pass before a list is read.</summary>
    public IReadOnlyList<Check> Readable { get; }

    /// <summary>The scope of the view; null until it is read, or when it may not be read.</summary>
    public string? Scope => _view?.Scope;

    private Check Index { get; }

    private CheckResult EvaluateScope(Func<View, CheckResult> evaluator) => _view is null ? CheckResult.NotChecked(NoView) : evaluator(_view);

    private CheckResult EvaluateFilter(View view) =>
        ViewFilterCheck.Evaluate(view.Filters?.FilterString);

    private CheckResult EvaluateTags(View view) => ViewTagsCheck.Evaluate(
        view.IncludedProperties?.Any(property => property.Name == "tags") == true, _settings.Rules.ExemptTag);

    private async Task<CheckResult> CheckViewAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.GetViewAsync(
                new GetViewRequest { ViewArn = $"{_settings.ViewArn}" }, cancellationToken);
            _view = response.View ?? throw new UnexpectedResponseException("it has no view");
            return CheckResult.Ok($"{_settings.ViewArn}");
        }
        catch (AccessDeniedException)
        {
            // A run continues without it.
            return CheckResult.Warning(
                "resource-explorer-2:GetView is not allowed: FleetDiff cannot check the scope, the filter and the tags of "
                + "the view.",
                "Allow resource-explorer-2:GetView on the view.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"reading the view {_settings.ViewArn}", ResourceExplorerInventory.Permission, e);
        }
    }

    private async Task<CheckResult> CheckIndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            var index = await _client.GetIndexAsync(new GetIndexRequest(), cancellationToken);
            return IndexCheck.Evaluate(index, _region);
        }
        catch (ResourceNotFoundException)
        {
            return IndexCheck.CreateMissing(_region);
        }
        catch (AccessDeniedException)
        {
            return CheckResult.NotChecked(
                "resource-explorer-2:GetIndex is not allowed: FleetDiff cannot check whether there is an aggregator index.",
                "Allow resource-explorer-2:GetIndex for your own role; the function does not need it.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Describe($"reading the index in {_region}", "resource-explorer-2:GetIndex", e);
        }
    }
}
