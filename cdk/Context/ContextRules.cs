using FleetDiff.Cdk.Monitoring;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>Validates the combination of settings.</summary>
internal static class ContextRules
{
    // All environment variables of a function have at most 4 KB (Lambda quotas). The others need less than 1 KB.
    private const int MaxAccounts = 230;

    /// <summary>Adds a problem to the reader for each rule that is violated.</summary>
    public static void Check(ContextReader reader, FleetDiffProps props)
    {
        CheckView(reader);
        CheckBucket(reader, props);
        CheckKeys(reader, props);
        var rules = props.Rules;
        if (rules.Accounts.Count + rules.ExemptTagAccounts.Count is > MaxAccounts and var ids)
        {
            reader.AddProblem(rules.ExemptTagAccounts.Count == 0
                ? $"accounts has {ids} account ids. The environment of a function has room for {MaxAccounts}."
                : $"accounts and exemptTagAccounts have {ids} account ids; "
                    + $"the environment of a function has room for {MaxAccounts}.");
        }

        foreach (var webhook in props.Webhooks)
        {
            if (Uri.TryCreate(webhook, UriKind.Absolute, out var address) && ChatWebhook.GetService(address) is { } service)
            {
                reader.AddProblem($"webhooks has an address of {service} ({address.Host}), which "
                    + "cannot confirm an SNS subscription. Remove it. Configure the channel in Amazon Q Developer in "
                    + "chat applications, with the topic in output Topic of the stack.");
            }
        }

        if (props.Root is { } root && props.Package.FindProblem(root) is { } problem)
        {
            reader.AddProblem(problem);
        }
    }

    private static void CheckView(ContextReader reader)
    {
        switch (reader.IsSet("viewArn"), reader.IsSet("createView"))
        {
            case (false, false):
                reader.AddProblem($"viewArn is required: {SettingValues.ExpectedView}. "
                    + "(Or give createView, and the stack creates a view.)");
                break;
            case (true, true):
                reader.AddProblem("viewArn and createView are both given. "
                    + "Give the first to read an existing view, or the second to create one.");
                break;
        }
    }

    private static void CheckBucket(ContextReader reader, FleetDiffProps props)
    {
        if (props.ObjectLockDays > props.RetentionDays)
        {
            reader.AddProblem($"objectLockDays is {props.ObjectLockDays}, more than retentionDays ({props.RetentionDays}). "
                + "Locked files cannot expire.");
        }

        foreach (var name in new[] { "objectLockDays", "retentionDays" })
        {
            if (props.BucketName is not null && reader.IsSet(name))
            {
                reader.AddProblem($"{name} is for the bucket that the stack creates. The stack does not change the bucket of "
                    + $"bucketName. Remove {name}, and configure it on the bucket itself.");
            }
        }

        if (!props.Fleets.Contains(props.Fleet))
        {
            reader.AddProblem($"fleets does not contain {props.Fleet}, the fleet of this deployment. Add it.");
        }
    }

    private static void CheckKeys(ContextReader reader, FleetDiffProps props)
    {
        if (props.KeyArns.Count > 0 && props.BucketName is null && props.TopicArn is null)
        {
            reader.AddProblem("keyArns is for the keys of an existing bucket or topic, "
                + "but neither bucketName nor topicArn is given.");
        }

        if (props.View is not { } view)
        {
            return;
        }

        if (props.TopicArn is { } topic && topic.Region != view.Region)
        {
            reader.AddProblem($"topicArn is in another Region than the view ({view.Region}). "
                + "The function can publish only to a topic of its own Region.");
        }

        if (props.KmsKeyArn is { } key && key.Region != view.Region)
        {
            reader.AddProblem($"kmsKeyArn is in another Region than the view ({view.Region}). "
                + "The bucket, log group, queue and function need a key of their own Region.");
        }
    }
}
