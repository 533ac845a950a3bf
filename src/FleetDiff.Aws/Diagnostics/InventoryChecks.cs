using FleetDiff.Aws.Checks;
using FleetDiff.Aws.Inventory;

namespace FleetDiff.Aws.Diagnostics;

/// <summary>Checks that the view shows at least one instance and one managed node.</summary>
internal static class InventoryChecks
{
    private const int PageSize = 5;

    // A page can be empty before the last page. After so many, the cause is the service and not the view.
    private const int MaxEmptyPages = 10;

    private const string Fix =
        "If the index or the view is new, wait up to 36 hours. Otherwise, check the scope and the filter of the view.";

    public static Check Create(
        string name, string what, string type, ResourceExplorerInventory inventory, IReadOnlyList<Check> needs) =>
        new(name, token => CheckListAsync(inventory, type, what, token), needs)
        {
            Attempt = $"listing {what}s in the view",
            Permission = ResourceExplorerInventory.Permission,
        };

    private static async Task<CheckResult> CheckListAsync(
        ResourceExplorerInventory inventory, string type, string what, CancellationToken cancellationToken)
    {
        string? token = null;
        for (var page = 1; page <= MaxEmptyPages; page++)
        {
            var response = await inventory.ReadPageAsync(type, token, PageSize, cancellationToken);
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
}
