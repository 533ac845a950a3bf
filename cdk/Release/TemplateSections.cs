using System.Text.Json.Nodes;
using FleetDiff.Cdk.Compute;

namespace FleetDiff.Cdk.Release;

/// <summary>The sections of the release template that describe its parameters.</summary>
internal static class TemplateSections
{
    /// <summary>The condition that at least one optional source is read.</summary>
    public const string HasEvidence = nameof(HasEvidence);

    private static readonly (string Title, string[] Names)[] Groups =
    [
        ("Function", [RunFunction.CodeBucket, RunFunction.CodeKey, "Architecture", "MemoryMb"]),
        ("View", ["ViewArn", "CreateView"]),
        ("Alerts", ["Email", "Email2", "Email3", "AlertOn", "GraceHours"]),
        ("Schedule", ["Schedule", "TimeZone"]),
        ("Sources and coverage", ["SecurityHub", "SystemsManager", "ConfigAggregator", "Accounts"]),
        ("Exemptions", ["ExemptTag", "ExemptTagMaxDays", "ExemptTagAccounts", "ExemptSuppressed"]),
        ("Archive", ["RetentionDays", "KmsKeyArn"]),
    ];

    /// <summary>Creates the metadata: the groups of parameters in the console (AWS::CloudFormation::Interface).</summary>
    public static JsonObject CreateMetadata() => new()
    {
        ["AWS::CloudFormation::Interface"] = new JsonObject
        {
            ["ParameterGroups"] = new JsonArray([.. Groups.Select(group => new JsonObject
            {
                ["Label"] = new JsonObject { ["default"] = group.Title },
                ["Parameters"] = new JsonArray([.. group.Names.Select(name => (JsonNode)name)]),
            })]),
        },
    };

    /// <summary>Creates the parameters, with those of the function's code.</summary>
    public static JsonObject CreateParameters()
    {
        var parameters = new JsonObject
        {
            [RunFunction.CodeBucket] = CreateCode("The bucket with the function, in the Region of the stack."),
            [RunFunction.CodeKey] = CreateCode("The key of the zip file with the function, such as function-x86_64.zip."),
        };
        foreach (var parameter in TemplateParameters.All)
        {
            parameters[parameter.Name] = parameter.Definition;
        }

        return parameters;
    }

    /// <summary>Creates the rule that either an existing view is given, or what to create a view of.</summary>
    public static JsonObject CreateRules() => new()
    {
        ["View"] = new JsonObject
        {
            ["Assertions"] = new JsonArray(new JsonObject
            {
                ["Assert"] = JsonNode.Parse("""
                    {"Fn::Or": [
                      {"Fn::And": [{"Fn::Equals": [{"Ref": "ViewArn"}, ""]},
                                   {"Fn::Not": [{"Fn::Equals": [{"Ref": "CreateView"}, ""]}]}]},
                      {"Fn::And": [{"Fn::Equals": [{"Ref": "CreateView"}, ""]},
                                   {"Fn::Not": [{"Fn::Equals": [{"Ref": "ViewArn"}, ""]}]}]}
                    ]}
                    """),
                ["AssertDescription"] = "Give ViewArn to read an existing view, or CreateView to create one, and not both.",
            }),
        },
    };

    /// <summary>Creates the conditions.</summary>
    public static JsonObject CreateConditions() => new(TemplateParameters.Conditional
        .Select(parameter => KeyValuePair.Create(parameter.Condition!, (JsonNode?)parameter.ConditionExpression))
        .Append(KeyValuePair.Create(HasEvidence, (JsonNode?)new JsonObject
        {
            ["Fn::Or"] = new JsonArray(
                [.. TemplateParameters.Evidence.Select(parameter => new JsonObject { ["Condition"] = parameter.Condition })]),
        })));

    private static JsonObject CreateCode(string description) =>
        new() { ["Type"] = "String", ["Description"] = description, ["MinLength"] = 1 };
}
