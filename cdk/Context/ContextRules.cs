using FleetDiff.Cdk.Monitoring;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Cdk.Context;

/// <summary>What settings must fulfil together, beyond what each must look like.</summary>
internal static class ContextRules
{
    // The function's variables hold 4 KB in all (Lambda quotas); the other ones need less than 1 KB.
    private const int MaxAccounts = 230;

    // AWS General Reference, Tag naming limits and requirements.
    private const int MaxTags = 50;

    /// <summary>Tells the reader every rule that is broken.</summary>
    public static void Check(ContextReader reader, FleetDiffProps props)
    {
        CheckView(reader);
        CheckBucket(reader, props);
        CheckKeys(reader, props);
        var rules = props.Rules;
        if (rules.Accounts.Count + rules.ExemptTagAccounts.Count is > MaxAccounts and var ids)
        {
            reader.Problem(rules.ExemptTagAccounts.Count == 0
                ? $"{ContextKey.Accounts} has {ids} account ids; a function's environment holds at most {MaxAccounts}."
                : $"{ContextKey.Accounts} and {ContextKey.ExemptTagAccounts} have {ids} account ids; "
                    + $"a function's environment holds at most {MaxAccounts}.");
        }

        if (props.Tags.Count > MaxTags)
        {
            reader.Problem($"{ContextKey.Tags} has {props.Tags.Count} tags; a resource has at most {MaxTags}.");
        }

        foreach (var webhook in props.Webhooks)
        {
            if (ChatWebhook.GetService(webhook) is { } service)
            {
                reader.Problem($"{ContextKey.Webhooks} has an address of {service} ({new Uri(webhook).Host}), which "
                    + "cannot confirm an SNS subscription. Leave it out; configure the channel in Amazon Q Developer in "
                    + "chat applications and give it the topic (output Topic of the stack).");
            }
        }
    }

    private static void CheckView(ContextReader reader)
    {
        if (!reader.IsGiven(ContextKey.ViewArn) && !reader.IsGiven(ContextKey.CreateView))
        {
            reader.Problem($"{ContextKey.ViewArn} is required: {SettingValues.ExpectedView}. "
                + $"(Or {ContextKey.CreateView}, and the stack makes a view.)");
        }

        if (reader.IsGiven(ContextKey.ViewArn) && reader.IsGiven(ContextKey.CreateView))
        {
            reader.Problem($"{ContextKey.ViewArn} and {ContextKey.CreateView} are both given; "
                + "give the one to read a view that exists, or the other to make one.");
        }
    }

    private static void CheckBucket(ContextReader reader, FleetDiffProps props)
    {
        if (props.ObjectLockDays > props.RetentionDays)
        {
            reader.Problem($"{ContextKey.ObjectLockDays} is {props.ObjectLockDays}, more than "
                + $"{ContextKey.RetentionDays} ({props.RetentionDays}); what is locked cannot expire.");
        }

        foreach (var key in new[] { ContextKey.ObjectLockDays, ContextKey.RetentionDays })
        {
            if (props.BucketName is not null && reader.IsGiven(key))
            {
                reader.Problem($"{key} is for the bucket that the stack makes; the bucket of {ContextKey.BucketName} "
                    + $"keeps the rules that it has. Leave {key} out, and set it up on the bucket itself.");
            }
        }

        if (!props.Fleets.Contains(props.Fleet))
        {
            reader.Problem($"{ContextKey.Fleets} is without {props.Fleet}, the {ContextKey.Fleet} of this deployment; "
                + "name it too.");
        }
    }

    private static void CheckKeys(ContextReader reader, FleetDiffProps props)
    {
        if (props.KeyArns.Count > 0 && props.BucketName is null && props.TopicArn is null)
        {
            reader.Problem($"{ContextKey.KeyArns} names the keys of an existing bucket or topic, "
                + $"and neither {ContextKey.BucketName} nor {ContextKey.TopicArn} is given.");
        }

        if (props.View is not { } view)
        {
            return;
        }

        if (props.TopicArn is { } topic && topic.Region != view.Region)
        {
            reader.Problem($"{ContextKey.TopicArn} is in another Region than the view ({view.Region}); "
                + "a function publishes to a topic of its own Region only.");
        }

        if (props.KmsKeyArn is { } key && key.Region != view.Region)
        {
            reader.Problem($"{ContextKey.KmsKeyArn} is in another Region than the view ({view.Region}); "
                + "bucket, log group, queue and function need a key of their own Region.");
        }
    }
}
