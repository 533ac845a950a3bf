using Amazon.CDK;
using Amazon.CDK.Assertions;

namespace FleetDiff.Cdk.Tests;

/// <summary>The templates, each made once: a synthesis takes seconds.</summary>
public sealed class Synthesis
{
    public static readonly ViewArn View = ViewArn.Parse(
        "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/org/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d")!;

    private readonly Lazy<Template> _usual = new(() => Of(Usual));

    public static FleetDiffProps Usual { get; } = new()
    {
        View = View,
        PackageFolder = Path.Combine(
            Package.Root, new FunctionPackage(FunctionPackage.Native, FunctionPackage.X64).Folder),
    };

    public Template OfTheUsual => _usual.Value;

    public static Template Of(FleetDiffProps props) => Template.FromStack(new FleetDiffStack(new App(), props));
}
