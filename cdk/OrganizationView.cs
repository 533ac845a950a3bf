using Amazon.CDK;
using Amazon.CDK.AWS.ResourceExplorer2;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>
/// A view over the organization, or over one of its units, with tags and without a filter. Resource Explorer must be
/// set up for the organization, with the aggregator index in the stack's Region.
/// </summary>
public sealed class OrganizationView : Construct
{
    /// <summary>Makes the view.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="id">The construct's id.</param>
    /// <param name="over">The ARN of the organization or the unit.</param>
    public OrganizationView(Construct scope, string id, string over)
        : base(scope, id) =>
        Arn = new CfnView(this, "View", new CfnViewProps
        {
            ViewName = Stack.Of(scope).StackName,
            Scope = over,
            IncludedProperties = new[] { new CfnView.IncludedPropertyProperty { Name = "tags" } },
        }).AttrViewArn;

    /// <summary>The view's ARN.</summary>
    public string Arn { get; }
}
