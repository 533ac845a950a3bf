using System.Text.Json;
using Amazon.CDK;
using Constructs;
using FleetDiff.Cdk.Context;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk;

/// <summary>
/// An empty stack that carries what is missing or wrong. The CDK's command line runs the app for every command: an
/// error on a stack ends synth and deploy, and leaves those alone that need no settings, such as bootstrap.
/// </summary>
internal sealed class UnconfiguredStack : Stack
{
    /// <summary>Makes the stack, for the account and the Region of the view where one is given.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="context">The context, by name.</param>
    /// <param name="problems">Every problem, a sentence each.</param>
    // Not by the name of a stack that may be deployed already: it would be emptied.
    public UnconfiguredStack(
        Construct scope, IReadOnlyDictionary<string, JsonElement> context, IReadOnlyList<string> problems)
        : base(scope, "FleetDiff-not-configured", new StackProps { Env = ReadEnvironment(context) })
    {
        foreach (var problem in problems)
        {
            Annotations.Of(this).AddError(problem);
        }
    }

    private static Amazon.CDK.Environment? ReadEnvironment(IReadOnlyDictionary<string, JsonElement> context) =>
        SettingValues.ViewArn(new ContextReader(context)) is { } view
            ? new Amazon.CDK.Environment { Account = view.Account, Region = view.Region }
            : null;
}
