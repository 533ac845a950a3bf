using FleetDiff.Cdk.Monitoring;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>Validates the combination of settings.</summary>
internal static class ContextRules
{
    // All environment variables of a function have at most 4 KB (Lambda quotas). The others need less than 1 KB.
    private const int MaxAccounts = 230;

    // AWS General Reference, Tag naming limits and requirements.
    private const int MaxTags = 50;

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
                ? $"{ContextKey.Accounts} has {ids} account ids. The environment of a function has room for {MaxAccounts}."
                : $"{ContextKey.Accounts} and {ContextKey.ExemptTagAccounts} have {ids} account ids; "
                    + $"the environment of a function has room for {MaxAccounts}.");
        }

        if (props.Tags.Count > MaxTags)
        {
            reader.AddProblem($"{ContextKey.Tags} has {props.Tags.Count} tags. A resource can have at most {MaxTags}.");
        }

        foreach (var webhook in props.Webhooks)
        {
            if (ChatWebhook.GetService(webhook) is { } service)
            {
                reader.AddProblem($"{ContextKey.Webhooks} has an address of {service} ({new Uri(webhook).Host}), which "
                    + "cannot confirm an SNS subscription. Remove it. Configure the channel in Amazon Q Developer in "
                    + "chat applications, with the topic in output Topic of the stack.");
            }
        }
    }

    private static void CheckView(ContextReader reader)
    {
        if (!reader.IsSet(ContextKey.ViewArn) && !reader.IsSet(ContextKey.CreateView))
        {
            reader.AddProblem($"{ContextKey.ViewArn} is required: {SettingValues.ExpectedView}. "
                + $"(Or give {ContextKey.CreateView}, and the stack creates a view.)");
        }

        if (reader.IsSet(ContextKey.ViewArn) && reader.IsSet(ContextKey.CreateView))
        {
            reader.AddProblem($"{ContextKey.ViewArn} and {ContextKey.CreateView} are both given. "
                + "Give the first to read an existing view, or the second to create one.");
        }
    }

    private static void CheckBucket(ContextReader reader, FleetDiffProps props)
    {
        if (props.ObjectLockDays > props.RetentionDays)
        {
            reader.AddProblem($"{ContextKey.ObjectLockDays} is {props.ObjectLockDays}, more than "
                + $"{ContextKey.RetentionDays} ({props.RetentionDays}). Locked files cannot expire.");
        }

        foreach (var key in new[] { ContextKey.ObjectLockDays, ContextKey.RetentionDays })
        {
            if (props.BucketName is not null && reader.IsSet(key))
            {
                reader.AddProblem($"{key} is for the bucket that the stack creates. The stack does not change the bucket of "
                    + $"{ContextKey.BucketName}. Remove {key}, and configure it on the bucket itself.");
            }
        }

        if (!props.Fleets.Contains(props.Fleet))
        {
            reader.AddProblem($"{ContextKey.Fleets} does not contain {props.Fleet}, the {ContextKey.Fleet} of this deployment. "
                + "Add it.");
        }
    }

    private static void CheckKeys(ContextReader reader, FleetDiffProps props)
    {
        if (props.KeyArns.Count > 0 && props.BucketName is null && props.TopicArn is null)
        {
            reader.AddProblem($"{ContextKey.KeyArns} is for the keys of an existing bucket or topic, "
                + $"but neither {ContextKey.BucketName} nor {ContextKey.TopicArn} is given.");
        }

        if (props.View is not { } view)
        {
            return;
        }

        if (props.TopicArn is { } topic && topic.Region != view.Region)
        {
            reader.AddProblem($"{ContextKey.TopicArn} is in another Region than the view ({view.Region}). "
                + "The function can publish only to a topic of its own Region.");
        }

        if (props.KmsKeyArn is { } key && key.Region != view.Region)
        {
            reader.AddProblem($"{ContextKey.KmsKeyArn} is in another Region than the view ({view.Region}). "
                + "The bucket, log group, queue and function need a key of their own Region.");
        }
    }
}
