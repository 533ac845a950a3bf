using Amazon.CDK.AWS.Athena;
using Constructs;

namespace FleetDiff.Cdk.Queries;

/// <summary>The Athena workgroup for the archive, with a limit on the bytes scanned, and the saved queries.</summary>
public sealed class ArchiveQueries : Construct
{
    // Athena bills by bytes scanned. Three years of one million instances have 100 GB.
    private const double MaxBytesPerQuery = 100e9;

    /// <summary>Creates the workgroup and its queries.</summary>
    public ArchiveQueries(FleetDiffStack stack, string id, ArchiveTable table)
        : base(stack, id)
    {
        WorkGroup = new CfnWorkGroup(this, "WorkGroup", new CfnWorkGroupProps
        {
            Name = stack.StackName.ToLowerInvariant(),
            Description = "Queries over the archive of FleetDiff.",
            // Deletes saved queries and the query history with the stack. The archive stays.
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

        // Athena stores the results itself, encrypted, for 24 hours: users need no permission to write to a bucket.
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
