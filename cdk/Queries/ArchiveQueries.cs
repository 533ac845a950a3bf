using Amazon.CDK.AWS.Athena;
using Constructs;

namespace FleetDiff.Cdk.Queries;

/// <summary>The Athena workgroup for the archive, with a limit on the bytes scanned, and the saved queries.</summary>
internal sealed class ArchiveQueries : Construct
{
    // Athena bills by bytes scanned. Three years of one million instances have 100 GB.
    private const double MaxBytesPerQuery = 100e9;

    public ArchiveQueries(FleetDiffStack stack, string id, ArchiveTable table)
        : base(stack, id)
    {
        var group = new CfnWorkGroup(this, "WorkGroup", new CfnWorkGroupProps
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
        group.AddPropertyOverride("WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled", true);
        foreach (var query in ArchiveQuery.All)
        {
            new CfnNamedQuery(this, query.Name, new CfnNamedQueryProps
            {
                Name = query.Name,
                Description = query.Description,
                Database = table.Database,
                QueryString = query.Sql,
                WorkGroup = group.Name,
            }).AddDependency(group);
        }
    }
}
