using Amazon.ConfigService.Model;

namespace FleetDiff.Compat.Tests.Configuration;

public class Request
{
    private readonly Wire _wire = new Wire().Replying("{}");

    [Fact]
    public async Task IsSignedAndHasTheApiVersion()
    {
        await Recorder.On(_wire).SelectAggregateResourceConfigAsync(new SelectAggregateResourceConfigRequest());

        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("application/x-amz-json-1.1", sent.Headers["Content-Type"]);
        Assert.Equal("2014-11-12", sent.Headers["x-amz-api-version"]);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/[0-9]{8}/eu-west-1/config/aws4_request, "
            + ".*content-type;.*x-amz-api-version;.*x-amz-target", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task ResourcesAreRequestedWithAQuery()
    {
        await Recorder.On(_wire).SelectAggregateResourceConfigAsync(new SelectAggregateResourceConfigRequest
        {
            ConfigurationAggregatorName = "fleet",
            Expression = "SELECT resourceId WHERE resourceType = 'AWS::EC2::Instance'",
            MaxResults = 50,
            NextToken = "next",
        });

        Sends("SelectAggregateResourceConfig", """
            {"ConfigurationAggregatorName":"fleet",
            "Expression":"SELECT resourceId WHERE resourceType = \u0027AWS::EC2::Instance\u0027",
            "MaxResults":50,"NextToken":"next"}
            """);
    }

    [Fact]
    public async Task SourceStatusNamesTheAggregator()
    {
        await Recorder.On(_wire).DescribeConfigurationAggregatorSourcesStatusAsync(
            new DescribeConfigurationAggregatorSourcesStatusRequest
            {
                ConfigurationAggregatorName = "fleet",
                NextToken = "next",
                UpdateStatus = ["FAILED", "OUTDATED"],
            });

        Sends("DescribeConfigurationAggregatorSourcesStatus", """
            {"ConfigurationAggregatorName":"fleet","NextToken":"next",
            "UpdateStatus":["FAILED","OUTDATED"]}
            """);
    }

    [Fact]
    public async Task OmitsMissingParameters()
    {
        await Recorder.On(_wire).SelectAggregateResourceConfigAsync(new SelectAggregateResourceConfigRequest());

        Sends("SelectAggregateResourceConfig", "{}");
    }

    private void Sends(string operation, string body)
    {
        var sent = Assert.Single(_wire.Sent);
        Assert.Equal("POST https://config.eu-west-1.amazonaws.com/", $"{sent.Method} {sent.Uri}");
        Assert.Equal($"StarlingDoveService.{operation}", sent.Headers["X-Amz-Target"]);
        Assert.Equal(body.ReplaceLineEndings(""), sent.Body);
    }
}
