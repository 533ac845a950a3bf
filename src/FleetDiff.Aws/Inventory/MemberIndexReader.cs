using Amazon.ResourceExplorer2;
using Amazon.ResourceExplorer2.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Inventory;

/// <summary>
/// Reads the indexes of the expected accounts that the view does not show. Reading those of all accounts would take hours:
/// ListIndexesForMembers accepts 10 accounts per call and returns 10 indexes per page (Resource Explorer API Reference).
/// </summary>
internal static class MemberIndexReader
{
    private const int AccountsPerCall = 10;
    private const int PageSize = 10;

    /// <summary>Reads the indexes of some accounts. Returns a warning instead when the call fails.</summary>
    public static async Task<(IReadOnlySet<AccountRegion>? Indexes, string? Warning)> ReadAsync(
        IAmazonResourceExplorer2 client,
        IReadOnlyList<string> accounts,
        IProgress<Progress>? progress,
        CancellationToken cancellationToken)
    {
        var found = new HashSet<AccountRegion>();
        var reader = new PageReader(CreateFailure, progress);
        try
        {
            await reader.ReadAsync<string[], MemberIndex>(
                "indexes of accounts",
                [.. accounts.Chunk(AccountsPerCall)],
                ReadPageAsync,
                index => found.Add(new(index.AccountId ?? "", index.Region ?? "")),
                cancellationToken);
            return (found, null);
        }
        catch (RunFailedException e)
        {
            // The view already determines the blind spots. This list only determines their kind.
            return (null, e.Message);
        }

        async Task<ResponsePage<MemberIndex>> ReadPageAsync(string[] some, string? token)
        {
            var page = await client.ListIndexesForMembersAsync(
                new ListIndexesForMembersRequest { AccountIdList = [.. some], MaxResults = PageSize, NextToken = token },
                cancellationToken);
            return new(page.Indexes, page.NextToken);
        }
    }

    private static RunFailedException CreateFailure(string what, int pages, Exception e) => AwsFailure.Describe(
        $"listing the {what} that the view does not show, after {pages} pages,",
        "resource-explorer-2:ListIndexesForMembers",
        e);
}
