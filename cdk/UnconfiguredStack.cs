using System.Text.Json.Nodes;
using Amazon.CDK;
using Constructs;
using FleetDiff.Cdk.Context;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk;

/// <summary>
/// An empty stack with the errors in the settings. The CDK CLI runs the app for every command: an error on a stack fails
/// synth and deploy, but not the commands that need no settings, such as bootstrap.
/// </summary>
internal sealed class UnconfiguredStack : Stack
{
    /// <summary>Creates the stack, in the account and Region of the view if there is one.</summary>
    // The name differs from the name of the real stack: a deployed stack would be emptied.
    public UnconfiguredStack(Construct scope, JsonObject context, IReadOnlyList<string> problems)
        : base(scope, "FleetDiff-not-configured", new StackProps { Env = ReadEnvironment(context) })
    {
        foreach (var problem in problems)
        {
            Annotations.Of(this).AddError(problem);
        }
    }

    private static Amazon.CDK.Environment? ReadEnvironment(JsonObject context) =>
        SettingValues.ReadViewArn(new ContextReader(context)) is { } view
            ? new Amazon.CDK.Environment { Account = view.Account, Region = view.Region }
            : null;
}
