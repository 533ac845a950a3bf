using FleetDiff.Core.Pipeline;

namespace FleetDiff.Cli.Demo;

/// <summary>What the optional sources report about the sample organization in one run.</summary>
/// <param name="run">The run.</param>
internal sealed class SampleEvidence(SampleRun run)
{
    private const int DeniedRun = 4;
    private const string Osaka = "ap-northeast-3";
    private const int NodeListDelay = 20;

    /// <summary>The sources.</summary>
    public IReadOnlyList<IEvidenceSource> Sources =>
    [
        new SampleSource(Source.Organizations, _ => ReadAccounts()),
        new SampleSource(Source.SecurityHub, _ => ReadFindings()),
        new SampleSource(Source.SystemsManager, ReadNodes),
        new SampleSource(Source.Config, ReadFacts),
    ];

    private SourceEvidence ReadAccounts()
    {
        var accounts = SampleOrganization.Accounts.Values.Where(account => account.MemberRuns.Contains(run.Number))
            .ToDictionary(account => account.Id, account => account.Create(run.Number), StringComparer.Ordinal);
        return Create(Source.Organizations, null, pages: 1, accounts.Count) with
        {
            Organization = new(SampleOrganization.Id, SampleOrganization.ManagementAccount, accounts),
        };
    }

    // The findings of SSM.1.
    private SourceEvidence ReadFindings()
    {
        var evidence = new Dictionary<InstanceKey, InstanceEvidence>();
        foreach (var row in SampleOrganization.Rows)
        {
            if (row.SecurityHub.ForRun(run) is var (word, at))
            {
                var status = word == "passed" ? ManagementStatus.Managed : ManagementStatus.Unmanaged;
                evidence[row.Key] = new(Source.SecurityHub, status, at);
            }
        }

        return Create(Source.SecurityHub, evidence.Values.Max(finding => finding.ObservedAt), pages: 1, evidence.Count) with
        {
            Evidence = evidence,
        };
    }

    // The node list has no node of the management account and of Osaka.
    private SourceEvidence ReadNodes(FleetInventory inventory)
    {
        if (run.Number == DeniedRun)
        {
            throw new SourceFailedException(SourceStatus.Denied,
                "ListNodes was denied in eu-central-1. Allow ssm:ListNodes on the resource data sync "
                + "AWS-QuickSetup-ManagedNode.");
        }

        var known = SampleOrganization.Rows.Where(row => IsManaged(row) || row.ListedRuns.Contains(run.Number))
            .Where(row => GetUnitPath(row) is not null && row.Key.Region.Code != Osaka)
            .Where(row => row.Key.IsHybrid || inventory.Find(row.Key) is not null)
            .ToList();
        var machines = known.Where(row => !row.Key.IsHybrid).ToList();
        var observed = run.ObservedAt(NodeListDelay);
        return Create(Source.SystemsManager, observed, pages: 2, known.Count) with
        {
            Evidence = machines.ToDictionary(row => row.Key, row => new InstanceEvidence(
                Source.SystemsManager, IsManaged(row) ? ManagementStatus.Managed : ManagementStatus.Unmanaged, observed)),
            Nodes = machines.ToDictionary(row => row.Key, row => IsManaged(row)
                ? new NodeFacts(row.Platform, row.AgentVersion, GetUnitPath(row), "running")
                : new NodeFacts(null, null, GetUnitPath(row), null)),
            Platforms = Count(known.Where(IsManaged).Select(row => row.Platform)),
            AgentVersions = Count(known.Where(IsManaged).Select(row => row.AgentVersion)),
        };
    }

    // The facts about the instances without a listed node, and the numbers of running instances with something in common.
    private SourceEvidence ReadFacts(FleetInventory inventory)
    {
        var recorded = new Dictionary<InstanceKey, InstanceFacts>();
        foreach (var row in SampleOrganization.Rows)
        {
            if (row.Config.ForRun(run) is var (word, at))
            {
                var state = Enum.Parse<InstanceState>(word, ignoreCase: true);
                recorded[row.Key] = row.Launch with { State = state, LaunchedAt = row.LaunchedAt, ObservedAt = at };
            }
        }

        var candidates = inventory.GetUnmanaged().ToHashSet();
        var facts = recorded.Where(row => candidates.Contains(row.Key)).ToDictionary();
        var listed = SampleOrganization.Rows.Where(row => row.ListedRuns.Contains(run.Number)).Select(row => row.Key).ToHashSet();
        return Create(Source.Config, facts.Values.Max(known => known.ObservedAt), pages: 6, facts.Count) with
        {
            Instances = facts,
            Running = CountRunning(
                [.. recorded.Where(row => listed.Contains(row.Key) && row.Value.State == InstanceState.Running)]),
        };
    }

    private static RunningCounts CountRunning(IReadOnlyList<KeyValuePair<InstanceKey, InstanceFacts>> running)
    {
        return new()
        {
            ByResource = running.Select(row => row.Value)
                .SelectMany(facts => new[] { facts.Image, facts.Subnet, facts.Vpc, facts.InstanceProfile })
                .OfType<string>().CountBy(id => id, StringComparer.Ordinal).ToDictionary(),
            WithoutProfile = Count(facts => facts.HasInstanceProfile == false),
            WithoutProfileAndImdsV2 = Count(facts => facts is { HasInstanceProfile: false, RequiresImdsV2: false }),
        };

        // An account and Region without such an instance was counted, too.
        Dictionary<AccountRegion, int> Count(Func<InstanceFacts, bool> isCounted) => running
            .GroupBy(row => AccountRegion.Create(row.Key))
            .ToDictionary(rows => rows.Key, rows => rows.Count(row => isCounted(row.Value)));
    }

    private static SourceEvidence Create(Source source, DateTimeOffset? newest, int pages, int rows) =>
        new(new SourceResult(source, SourceStatus.Complete, newest) { Pages = pages, Rows = rows });

    private bool IsManaged(SampleRow row) => row.ManagedRuns.Contains(run.Number);

    private static string? GetUnitPath(SampleRow row) => SampleOrganization.Accounts[row.Key.Account].Path;

    private static IReadOnlyList<NamedCount> Count(IEnumerable<string?> names) =>
    [
        .. names.OfType<string>().CountBy(name => name).Select(count => new NamedCount(count.Key, count.Value))
            .OrderByDescending(count => count.Nodes).ThenBy(count => count.Name, StringComparer.Ordinal),
    ];

    private sealed class SampleSource(Source name, Func<FleetInventory, SourceEvidence> read) : IEvidenceSource
    {
        public Source Name => name;

        public async Task<SourceEvidence> ReadAsync(
            Task<FleetInventory> listing, IProgress<Progress> progress, CancellationToken cancellationToken) =>
            read(await listing);
    }
}
