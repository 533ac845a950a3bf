using Amazon.CDK;
using Constructs;

namespace FleetDiff.Cdk;

/// <summary>Everything that FleetDiff needs in the delegated administrator account.</summary>
public sealed class FleetDiffStack : Stack
{
    /// <summary>The stack's name.</summary>
    public const string Name = "FleetDiff";

    /// <summary>Makes the stack, for the account and the Region of the view.</summary>
    public FleetDiffStack(Construct scope, FleetDiffProps props)
        : base(scope, Name, new StackProps
        {
            Description = "Every night: which EC2 instances of the organization does Systems Manager not manage?",
            Env = props.View is { } view
                ? new Amazon.CDK.Environment { Account = view.Account, Region = view.Region }
                : null,
        })
    {
        Archive = new Archive(this, "Archive", props);
    }

    /// <summary>The archive of nights.</summary>
    public Archive Archive { get; }
}
