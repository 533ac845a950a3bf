using System.Text.Json.Nodes;

namespace LocalAws.Tests;

/// <summary>A server for each test, with a view, an aggregator, an organization, a bucket and a topic.</summary>
public abstract class LocalAwsFixture : IAsyncLifetime
{
    protected const string Organization = "arn:aws:organizations::111122223333:organization/o-example000";
    protected const string View = "arn:aws:resource-explorer-2:eu-west-1:111122223333:view/fleet/1";
    protected const string Topic = "arn:aws:sns:eu-west-1:111122223333:alerts";

    private static readonly HttpClient Http = new();

    private LocalAwsServer? _aws;

    protected LocalAwsServer Aws => _aws!;

    public async Task InitializeAsync()
    {
        _aws = await LocalAwsServer.StartAsync();
        _aws.ResourceExplorer.AddView(View, Organization);
        _aws.Config.AddAggregator("org");
        _aws.Organizations.Create("o-example000");
        _aws.S3.CreateBucket("archive");
        _aws.Sns.CreateTopic(Topic);
    }

    public async Task DisposeAsync() => await Aws.DisposeAsync();

    protected async Task<Reply> SendAsync(
        string service, HttpMethod method, string target, HttpContent? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{Aws.Url}{target}")) { Content = body };
        if (service.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", Signature(service));
        }

        foreach (var header in headers)
        {
            var (name, value) = (header.Split(": ")[0], header.Split(": ")[1]);
            _ = request.Headers.TryAddWithoutValidation(name, value)
                || request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return await Reply.ReadAsync(response);
    }

    /// <summary>Calls an operation whose request is JSON.</summary>
    protected Task<Reply> CallAsync(string operation, string json) => operation switch
    {
        "ListResources" or "GetView" or "GetIndex" or "ListIndexesForMembers" =>
            SendAsync("resource-explorer-2", HttpMethod.Post, $"/{operation}", new StringContent(json)),
        "GetFindings" => SendAsync("securityhub", HttpMethod.Post, "/findings", new StringContent(json)),
        "ListNodes" or "ListNodesSummary" => CallAsync("ssm", operation, json),
        "SelectAggregateResourceConfig" or "DescribeConfigurationAggregatorSourcesStatus" =>
            CallAsync("config", operation, json),
        // The endpoint of Organizations is in one Region of the partition.
        _ => CallAsync("us-east-1/organizations", operation, json),
    };

    /// <summary>Calls an operation of a service with the JSON protocol.</summary>
    protected Task<Reply> CallAsync(string service, string operation, string json) => SendAsync(
        service, HttpMethod.Post, "/", new StringContent(json), $"X-Amz-Target: Service.{operation}");

    protected Task<Reply> ListAsync(
        string filter = "resourcetype:ec2:instance", int maxResults = 999, string? token = null, string view = View) =>
        CallAsync("ListResources", new JsonObject
        {
            ["ViewArn"] = view,
            ["Filters"] = new JsonObject { ["FilterString"] = filter },
            ["MaxResults"] = maxResults,
            ["NextToken"] = token,
        }.ToJsonString());

    protected Task<Reply> PutAsync(string key, string text, params string[] headers) =>
        SendAsync("s3", HttpMethod.Put, $"/archive/{key}", new StringContent(text), headers);

    protected async Task<Reply> PublishAsync(params (string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string>
        {
            ["Action"] = "Publish",
            ["TopicArn"] = Topic,
            ["Message"] = "Hello",
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        using var body = new FormUrlEncodedContent(form);
        return await SendAsync("sns", HttpMethod.Post, "/", body);
    }

    // A service of another Region is REGION/SERVICE.
    private static string Signature(string service)
    {
        var scope = service.Contains('/', StringComparison.Ordinal) ? service : $"{LocalAwsServer.Region}/{service}";
        return $"AWS4-HMAC-SHA256 Credential=AKIA/20260925/{scope}/aws4_request, SignedHeaders=host, Signature=0";
    }
}
