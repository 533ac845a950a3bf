using System.Text.Json;
using System.Text.Json.Nodes;
using FleetDiff.Cdk.Release;

namespace FleetDiff.Cdk.Tests.Release;

/// <summary>Compares the release template with the stack of the CDK.</summary>
public sealed class ReleaseTemplateTests
{
    private const string View = $"viewArn={Templates.View}";

    // The values of parameters and of the context that mean the same.
    [SynthTheory]
    [InlineData($"ViewArn={Templates.View}", View)]
    [InlineData($"CreateView={Templates.Organization} Email=a@example.com Email3=c@example.com SecurityHub=true "
            + $"ConfigAggregator=org KmsKeyArn={Templates.CustomerKey} TimeZone=Asia/Tokyo AlertOn=any GraceHours=24",
        $"createView={Templates.Organization} emails=a@example.com,c@example.com evidence=security-hub,config:org "
            + $"kmsKeyArn={Templates.CustomerKey} timeZone=Asia/Tokyo alertOn=any graceHours=24")]
    [InlineData($"ViewArn={Templates.View} Email2=b@example.com SystemsManager=true Accounts=111122223333,222233334444 "
            + "RetentionDays=400 MemoryMb=1024 Architecture=arm64 ExemptTag=none ExemptTagMaxDays=90 ExemptSuppressed=true",
        $"{View} emails=b@example.com evidence=systems-manager accounts=111122223333,222233334444 "
            + "retentionDays=400 memoryMb=1024 architecture=arm64 exemptTag=none exemptTagMaxDays=90 exemptSuppressed=true")]
    public void DeploysTheStackOfTheCdk(string parameters, string context)
    {
        var resolved = new TemplateResolver(Templates.Release.Json, ParsePairs(parameters)).Resolve();
        var stack = Templates.MakeWithoutAssets(new(ParsePairs(context).Select(
            setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))));

        Assert.Equal(Format(stack), Format(resolved));
    }

    [SynthTheory]
    [InlineData("AlertOn=any", false)]
    [InlineData($"ViewArn={Templates.View}", true)]
    [InlineData($"CreateView={Templates.Organization}", true)]
    [InlineData($"ViewArn={Templates.View} CreateView={Templates.Organization}", false)]
    public void RequiresEitherAViewOrTheScopeOfANewOne(string parameters, bool isAccepted) => Assert.Equal(
        isAccepted,
        new TemplateResolver(Templates.Release.Json, ParsePairs(parameters))
            .IsTrue(Templates.Release.Json["Rules"]!["View"]!["Assertions"]![0]!["Assert"]!));

    [SynthFact]
    public void TheConsoleGroupsEveryParameter()
    {
        var groups = Templates.Release.Json["Metadata"]!["AWS::CloudFormation::Interface"]!["ParameterGroups"]!.AsArray();

        Assert.Equal(
            Templates.Release.Json["Parameters"]!.AsObject().Select(parameter => parameter.Key).Order(StringComparer.Ordinal),
            groups.SelectMany(group => group!["Parameters"]!.AsArray()).Select(name => (string)name!)
                .Order(StringComparer.Ordinal));
    }

    [SynthFact]
    public void HasNoSampleValue() => Assert.All(
        TemplateParameters.All.Where(parameter => !parameter.IsSwitch && parameter.Choices is null && parameter.Range is null),
        parameter => Assert.DoesNotContain(parameter.Sample, Templates.Release.Json.ToJsonString(), StringComparison.Ordinal));

    [SynthFact]
    public void EveryDefaultIsValid() => Assert.All(
        Templates.Release.Json["Parameters"]!.AsObject().Select(parameter => parameter.Value!)
            .Where(parameter => parameter["AllowedPattern"] is not null && parameter["Default"] is not null),
        parameter => Assert.Matches((string)parameter["AllowedPattern"]!, (string)parameter["Default"]!));

    private static Dictionary<string, string> ParsePairs(string text) =>
        text.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    // CloudFormation generates the physical names of subscriptions, so their logical ids may differ. The name of a view has a
    // hash or the id of its scope, and metadata has no effect.
    private static string Format(JsonObject template)
    {
        var copy = template.DeepClone().AsObject();
        var resources = copy["Resources"]!.AsObject();
        var subscriptions = 0;
        foreach (var (id, resource) in resources.ToArray())
        {
            resource!.AsObject().Remove("Metadata");
            resource["Properties"]?.AsObject().Remove("ViewName");
            if ((string?)resource["Type"] == "AWS::SNS::Subscription")
            {
                resources.Remove(id);
                resources[$"Subscription{++subscriptions}"] = resource;
            }
        }

        return new JsonObject
        {
            ["Resources"] = Sort(resources),
            ["Outputs"] = Sort(copy["Outputs"]!),
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => KeyValuePair.Create(item.Key, Sort(item.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        // CloudFormation converts text to the type of the property.
        _ => node?.ToString(),
    };
}
