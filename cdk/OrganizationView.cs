using System.Security.Cryptography;
using System.Text;
using Amazon.CDK;
using Amazon.CDK.AWS.ResourceExplorer2;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>
/// A view of the organization or of an organizational unit, with tags and without a filter. Resource Explorer must be set up
/// for the organization, with the aggregator index in the stack's Region.
/// </summary>
internal sealed class OrganizationView : Construct
{
    /// <summary>Creates the view of the organization or of the organizational unit with this ARN.</summary>
    public OrganizationView(Construct scope, string id, string over)
        : base(scope, id) =>
        Arn = new CfnView(this, "View", new CfnViewProps
        {
            ViewName = FormatName(Stack.Of(scope).StackName, over),
            Scope = over,
            IncludedProperties = new[] { new CfnView.IncludedPropertyProperty { Name = "tags" } },
        }).AttrViewArn;

    // The scope of a view cannot be changed: CloudFormation creates the new view before it deletes the old one, and the two
    // need different names.
    private static string FormatName(string stack, string over) =>
        $"{stack}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(over)))[..8]}";

    public string Arn { get; }
}
