using FleetDiff.Core.Analysis;
using FleetDiff.Core.Model;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>The accounts of the sample according to AWS Organizations, in one run.</summary>
/// <param name="run">The number of the run, from 1.</param>
internal sealed class SampleAccountList(SampleRun run) : IEvidenceSource
{
    private const int PageSize = 20;

    public Source Name => Source.Organizations;

    public Task<SourceEvidence> ReadAsync(
        InventoryComparison comparison, IProgress<Progress> progress, CancellationToken cancellationToken)
    {
        var accounts = SampleOrganization.Accounts.Values.Where(account => account.MemberRuns.Contains(run.Number))
            .Select(CreateAccount).ToDictionary(account => account.Id, StringComparer.Ordinal);
        return Task.FromResult(new SourceEvidence(new SourceResult(Name, SourceStatus.Complete, null)
        {
            Pages = (accounts.Count + PageSize - 1) / PageSize,
            Rows = accounts.Count,
        })
        {
            Organization = new(SampleOrganization.Id, SampleOrganization.ManagementAccount, accounts),
        });
    }

    private OrganizationAccount CreateAccount(SampleAccount account) =>
        new(account.Id, account.Name, account.ClosedRuns.Contains(run.Number) ? AccountState.Suspended : AccountState.Active)
        {
            OrganizationalUnit = account.Unit,
            UnitIds = [.. (account.Path ?? "").Split('/').Where(id => id.StartsWith("ou-", StringComparison.Ordinal))],
        };
}
