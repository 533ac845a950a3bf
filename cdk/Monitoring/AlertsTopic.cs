using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;

namespace FleetDiff.Cdk.Monitoring;

/// <summary>The topic for alerts and alarms, with its subscriptions.</summary>
internal sealed class AlertsTopic : Construct
{
    /// <summary>Creates the topic and its key, or imports the existing topic, and adds the subscriptions.</summary>
    public AlertsTopic(Construct scope, string id, FleetDiffProps props)
        : base(scope, id)
    {
        if (props.TopicArn is { } arn)
        {
            Topic = Amazon.CDK.AWS.SNS.Topic.FromTopicArn(this, "Existing", $"{arn}");
        }
        else
        {
            var key = CreateKey();
            Key = key;
            Topic = CreateTopic(key);
        }

        foreach (var email in props.Emails)
        {
            Topic.AddSubscription(new EmailSubscription(email));
        }

        foreach (var webhook in props.Webhooks)
        {
            Topic.AddSubscription(new UrlSubscription(webhook));
        }
    }

    public ITopic Topic { get; }

    /// <summary>The key of the topic that the stack creates; null with an existing topic.</summary>
    public IKey? Key { get; }

    // Alarms cannot use the AWS managed key of SNS: its key policy does not allow CloudWatch and cannot be changed.
    private Key CreateKey()
    {
        var key = new Key(this, "Key", new KeyProps
        {
            Description = "Encrypts FleetDiff's alerts between their publication and their delivery.",
            EnableKeyRotation = true,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        // SNS needs the key for a subscribed queue that is encrypted with it.
        foreach (var service in new[] { "cloudwatch.amazonaws.com", "sns.amazonaws.com" })
        {
            key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
            {
                Principals = [new ServicePrincipal(service)],
                Actions = ["kms:Decrypt", "kms:GenerateDataKey*"],
                Resources = ["*"],
                Conditions = CreateAccountCondition(),
            }));
        }

        return key;
    }

    // A custom policy replaces the default policy of SNS, which allows the alarms of the account to publish.
    private Topic CreateTopic(Key key)
    {
        var topic = new Topic(this, "Topic", new TopicProps
        {
            DisplayName = "FleetDiff",
            MasterKey = key,
            EnforceSSL = true,
        });
        topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "Alarms",
            Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [topic.TopicArn],
            Conditions = CreateAccountCondition(),
        }));
        return topic;
    }

    private Dictionary<string, object> CreateAccountCondition() => new()
    {
        ["StringEquals"] = new Dictionary<string, string> { ["aws:SourceAccount"] = Stack.Of(this).Account },
    };
}
