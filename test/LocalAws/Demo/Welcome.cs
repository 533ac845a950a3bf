using LocalAws.Nodes;

namespace LocalAws.Demo;

/// <summary>The commands to type in another terminal.</summary>
internal static class Welcome
{
    public static string Text(LocalAwsServer aws) => $$"""
        AWS at {{aws.Url}}. Ctrl-C stops the server.

        In another terminal:

        {{string.Join('\n', aws.Environment.Select(variable => $"export {variable.Key}={variable.Value}"))}}
        export FLEETDIFF_VIEW_ARN={{Organization.ViewArn}}
        export FLEETDIFF_ARCHIVE=s3://{{Organization.Bucket}}/nightly
        export FLEETDIFF_TOPIC_ARN={{Organization.TopicArn}}
        export FLEETDIFF_EVIDENCE=security-hub,systems-manager,config:{{Evidence.Aggregator}}

        aws resource-explorer-2 list-resources --view-arn $FLEETDIFF_VIEW_ARN --max-items 3 \
            --filters FilterString=resourcetype:ec2:instance
        aws securityhub get-findings --max-items 3 \
            --filters 'ComplianceStatus=[{Value=FAILED,Comparison=EQUALS}]'
        aws ssm list-nodes --sync-name {{SystemsManager.OrganizationSync}} --max-items 3 \
            --filters Key=ManagedStatus,Values=Unmanaged
        aws configservice select-aggregate-resource-config --configuration-aggregator-name {{Evidence.Aggregator}} \
            --expression "SELECT resourceId WHERE configuration.state.name = 'stopped'"
        aws organizations list-accounts --region us-east-1 --max-items 3
        aws s3 ls --recursive s3://{{Organization.Bucket}}
        fleetdiff run

        IAM Identity Center accepts the access token {{Organization.AccessToken}} for the role {{Organization.Role}}
        in {{LocalAwsServer.AccountId}}.

        """;
}
