using System.Text.Json.Nodes;
using Amazon.CDK;

namespace FleetDiff.Cdk.Release;

/// <summary>
/// A CloudFormation template with parameters, made from the stack. The stack is synthesized with a sample value for every
/// parameter, and once more for each optional parameter without it: a condition takes the place of each difference. At the end
/// the parameters take the place of the samples.
/// </summary>
internal static class ReleaseTemplate
{
    /// <summary>Creates the template.</summary>
    /// <param name="version">The version of FleetDiff, for the description.</param>
    public static JsonObject Create(string version)
    {
        var all = Synthesize(CreateContext(TemplateParameters.All));
        var template = all.DeepClone().AsObject();
        // The accounts replace statements of a policy: after that, its statements no longer correspond to those of a synthesis.
        foreach (var parameter in TemplateParameters.Conditional.OrderBy(parameter => parameter.Context == "accounts"))
        {
            Merge(parameter.Condition!, [parameter]);
        }

        // The variable of the sources must not be empty.
        Merge(TemplateSections.HasEvidence, TemplateParameters.Evidence);
        SetViewName(template);
        return new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = $"FleetDiff {version}: every day, finds the EC2 instances that Systems Manager does not manage.",
            ["Metadata"] = TemplateSections.CreateMetadata(),
            ["Parameters"] = TemplateSections.CreateParameters(),
            ["Rules"] = TemplateSections.CreateRules(),
            ["Mappings"] = template["Mappings"]!.DeepClone(),
            ["Conditions"] = TemplateSections.CreateConditions(),
            ["Resources"] = ReplaceSamples(template["Resources"]),
            ["Outputs"] = ReplaceSamples(template["Outputs"]),
        };

        void Merge(string condition, IReadOnlyList<TemplateParameter> removed) => new TemplateMerger(condition).Merge(
            all, Synthesize(CreateContext([.. TemplateParameters.All.Except(removed)])), template);
    }

    /// <summary>Synthesizes the stack without assets.</summary>
    /// <param name="context">The context, by name.</param>
    internal static JsonObject Synthesize(JsonObject context)
    {
        var folder = Directory.CreateTempSubdirectory("fleetdiff-template-").FullName;
        try
        {
            var app = new App(new AppProps
            {
                Outdir = folder,
                AnalyticsReporting = false,
                StackTraces = false,
                TreeMetadata = false,
            });
            _ = new FleetDiffStack(app, FleetDiffProps.Read(context, null));
            app.Synth();
            return JsonNode.Parse(File.ReadAllText(Directory.GetFiles(folder, "*.template.json").Single()))!.AsObject();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The stack has one view: the sample of an existing view is only used without that of a new one.
    private static JsonObject CreateContext(IReadOnlyList<TemplateParameter> given) => new(
        from parameter in given
        where parameter != TemplateParameters.ViewArn || !given.Contains(TemplateParameters.CreateView)
        group parameter.ContextValue by parameter.Context into setting
        select KeyValuePair.Create(setting.Key, (JsonNode?)string.Join(',', setting)));

    private static JsonNode? ReplaceSamples(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(item => KeyValuePair.Create(item.Key, ReplaceSamples(item.Value)))),
        JsonArray items => new JsonArray([.. items.Select(ReplaceSamples)]),
        JsonValue value when TemplateParameters.References.TryGetValue(value.ToString(), out var reference) =>
            reference.DeepClone(),
        _ => node?.DeepClone(),
    };

    // The name of a view follows its scope (FleetDiffStack.CreateView), with the hash replaced by the id, because CloudFormation
    // has no hash function: FleetDiff-organization-o-a1b2c3d4e5.
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
