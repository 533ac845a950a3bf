using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Configuration;

namespace FleetDiff.Aws.Doctoring;

/// <summary>
/// The view, and the index that it answers from. A list is only asked for once the account's own index has been seen,
/// and always with the view: otherwise the mere question can make Resource Explorer create an index and a view (user
/// guide, immediate discovery).
/// </summary>
internal sealed class ViewChecks
{
    private const string NoView = "What the view is could not be read.";

    private readonly IAmazonResourceExplorer2 _client;
    private readonly Settings _settings;
    private readonly string _region;
    private View? _view;

    /// <param name="client">The client, in the view's Region.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="account">That the caller is of the view's account.</param>
    public ViewChecks(IAmazonResourceExplorer2 client, Settings settings, Check account)
    {
        (_client, _settings, _region) = (client, settings, settings.ViewArn.Region);
        var view = new Check("View", ViewAsync, account);
        Index = new("Index", IndexAsync, account);
        All =
        [
            view,
            new("Scope", () => Judge(seen => ScopeOpinion.Of(seen.Scope, settings.Rules.Accounts)), view),
            Index,
            new("Filter", () => Judge(JudgeFilter), view),
            new("Tags", () => Judge(JudgeTags), view),
        ];
        Readable = [view, Index];
    }

    /// <summary>Everything of the view, in order.</summary>
    public IReadOnlyList<Check> All { get; }

    /// <summary>What must be seen before a list is asked for.</summary>
    public IReadOnlyList<Check> Readable { get; }

    private Check Index { get; }

    private Opinion Judge(Func<View, Opinion> judge) => _view is null ? Opinion.NotChecked(NoView) : judge(_view);

    private Opinion JudgeFilter(View view) =>
        FilterOpinion.Of(view.Filters?.FilterString);

    private Opinion JudgeTags(View view) => TagsOpinion.Of(
        view.IncludedProperties?.Any(property => property.Name == "tags") == true, _settings.Rules.ExemptTag);

    private async Task<Opinion> ViewAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.GetViewAsync(
                new GetViewRequest { ViewArn = $"{_settings.ViewArn}" }, cancellationToken);
            _view = response.View ?? throw new UnexpectedAnswerException("it has no view");
            return Opinion.Ok($"{_settings.ViewArn}");
        }
        catch (AccessDeniedException)
        {
            // A night goes on without it.
            return Opinion.Warning(
                "resource-explorer-2:GetView is not allowed: whether the view shows the whole organization, hides "
                + "types or includes tags cannot be told.",
                "Allow resource-explorer-2:GetView on the view.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Of($"reading the view {_settings.ViewArn}", ResourceExplorer.Permission, e);
        }
    }

    private async Task<Opinion> IndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            var index = await _client.GetIndexAsync(new GetIndexRequest(), cancellationToken);
            return IndexOpinion.Of(index, _region);
        }
        catch (ResourceNotFoundException)
        {
            return IndexOpinion.Missing(_region);
        }
        catch (AccessDeniedException)
        {
            return Opinion.NotChecked(
                "resource-explorer-2:GetIndex is not allowed: whether there is an index, and what it collects, cannot "
                + "be told.",
                "Allow resource-explorer-2:GetIndex for yourself; the function does not need it.");
        }
        catch (Exception e) when (AwsFailure.IsExpected(e, cancellationToken))
        {
            throw AwsFailure.Of($"reading the index in {_region}", "resource-explorer-2:GetIndex", e);
        }
    }
}
