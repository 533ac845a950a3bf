using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CDK;
using FleetDiff.Cdk.Context;

namespace FleetDiff.Cdk.Release;

/// <summary>
/// A CloudFormation template with parameters, made from the stack. The stack is synthesized with a sample value for every
/// parameter, and once more for each parameter without it: a parameter takes the place of each difference.
/// </summary>
public static class ReleaseTemplate
{
    /// <summary>The condition that at least one optional source is read.</summary>
    private const string HasEvidence = "HasEvidence";

    /// <summary>Creates the template.</summary>
    /// <param name="version">The version of FleetDiff, for the description.</param>
    public static JsonObject Create(string version)
    {
        var all = Synthesize(CreateContext(TemplateParameters.All));
        var template = all.DeepClone().AsObject();
        // The accounts replace statements of a policy: after that, its statements no longer correspond to those of a synthesis.
        foreach (var parameter in TemplateParameters.All.Where(parameter => parameter != TemplateParameters.ViewArn)
            .OrderBy(parameter => parameter.Context == ContextKey.Accounts))
        {
            IReadOnlyList<TemplateParameter> replaced =
                parameter.Alternative is { } other ? [parameter, other] : [parameter];
            Merge(new TemplateMerger(parameter.Condition, replaced), [parameter], parameter.Alternative);
        }

        // The variable of the sources must not be empty.
        Merge(new TemplateMerger(HasEvidence, []), Evidence, null);
        SetViewName(template);
        return new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = $"FleetDiff {version}: every day, finds the EC2 instances that Systems Manager does not manage.",
            ["Metadata"] = TemplateSections.CreateMetadata(),
            ["Parameters"] = TemplateSections.CreateParameters(),
            ["Rules"] = TemplateSections.CreateRules(),
            ["Mappings"] = template["Mappings"]!.DeepClone(),
            ["Conditions"] = TemplateSections.CreateConditions(HasEvidence, Evidence),
            ["Resources"] = template["Resources"]!.DeepClone(),
            ["Outputs"] = template["Outputs"]!.DeepClone(),
        };

        void Merge(TemplateMerger merger, IReadOnlyList<TemplateParameter> removed, TemplateParameter? alternative)
        {
            var given = TemplateParameters.All.Except(removed);
            merger.Merge(all, Synthesize(CreateContext(given, alternative)), template);
        }
    }

    private static IReadOnlyList<TemplateParameter> Evidence { get; } =
        [.. TemplateParameters.All.Where(parameter => parameter.Context == ContextKey.Evidence)];

    /// <summary>Synthesizes the stack without assets.</summary>
    /// <param name="context">The context, by name.</param>
    internal static JsonObject Synthesize(IReadOnlyDictionary<string, JsonElement> context)
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-template-").FullName;
        try
        {
            var app = new App(new AppProps { Outdir = folder, AnalyticsReporting = false });
            _ = new FleetDiffStack(app, ContextProps.Read(context, null));
            app.Synth();
            return JsonNode.Parse(File.ReadAllText(Directory.GetFiles(folder, "*.template.json").Single()))!.AsObject();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The stack has one view, so the sample of an alternative is only used without the other.
    private static Dictionary<string, JsonElement> CreateContext(
        IEnumerable<TemplateParameter> given, TemplateParameter? alternative = null) => given
        .Where(parameter => parameter != TemplateParameters.ViewArn)
        .Concat(alternative is null ? [] : [alternative])
        .GroupBy(parameter => parameter.Context, parameter => parameter.Sample)
        .ToDictionary(setting => setting.Key, setting => CreateText(string.Join(',', setting)));

    private static JsonElement CreateText(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    // The name of a view follows its scope (OrganizationView), with the hash replaced by the id, because CloudFormation has no
    // hash function: FleetDiff-organization-o-a1b2c3d4e5.
    private static void SetViewName(JsonObject template)
    {
        var view = template["Resources"]!.AsObject()
            .Select(resource => resource.Value!).Single(resource => (string?)resource["Type"] == "AWS::ResourceExplorer2::View");
        view["Properties"]!["ViewName"] = JsonNode.Parse("""
            {"Fn::Join": ["-", ["FleetDiff",
              {"Fn::Join": ["-", {"Fn::Split": ["/", {"Fn::Select": [5, {"Fn::Split": [":", {"Ref": "CreateView"}]}]}]}]}]]}
            """);
    }
}
