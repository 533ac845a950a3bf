using Amazon.CDK.AWS.Athena;
using Constructs;

namespace FleetDiff.Cdk.Queries;

/// <summary>Where people ask the archive: a workgroup of Athena with limits, and the queries worth having.</summary>
public sealed class ArchiveQueries : Construct
{
    // Athena bills what a query reads. A hundred gigabytes are three years of a million instances.
    private const double MaxBytesPerQuery = 100e9;

    /// <summary>Makes the workgroup and its queries.</summary>
    public ArchiveQueries(FleetDiffStack stack, string id, ArchiveTable table)
        : base(stack, id)
    {
        WorkGroup = new CfnWorkGroup(this, "WorkGroup", new CfnWorkGroupProps
        {
            Name = stack.StackName.ToLowerInvariant(),
            Description = "Questions to FleetDiff's archive.",
            // Saved queries and history go with the stack; the archive stays.
            RecursiveDeleteOption = true,
            WorkGroupConfiguration = new CfnWorkGroup.WorkGroupConfigurationProperty
            {
                EnforceWorkGroupConfiguration = true,
                PublishCloudWatchMetricsEnabled = true,
                BytesScannedCutoffPerQuery = MaxBytesPerQuery,
                EngineVersion = new CfnWorkGroup.EngineVersionProperty
                {
                    SelectedEngineVersion = "Athena engine version 3",
                },
            },
        });

        // Athena keeps the answers itself, encrypted, and for 24 hours: who asks needs no right to write anywhere.
        WorkGroup.AddPropertyOverride("WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled", true);
        foreach (var query in ArchiveQuery.All)
        {
            new CfnNamedQuery(this, query.Name, new CfnNamedQueryProps
            {
                Name = query.Name,
                Description = query.Description,
                Database = table.Database,
                QueryString = query.Sql,
                WorkGroup = WorkGroup.Name,
            }).AddDependency(WorkGroup);
        }
    }

    /// <summary>The workgroup.</summary>
    public CfnWorkGroup WorkGroup { get; }
}
