using System.Text;
using LocalAws;

namespace FleetDiff.Lambda.Tests;

public sealed class SecretTests
{
    private const string TagKey = "a-tag-of-nobodys-business";
    private const string TagValue = "a-value-of-nobodys-business";

    private static readonly (string Name, string? Value)[] Credentials =
    [
        ("AWS_ACCESS_KEY_ID", "ASIAMARKEDACCESSKEY0"),
        ("AWS_SECRET_ACCESS_KEY", "marked/secret+access/key"),
        ("AWS_SESSION_TOKEN", "marked-session-token"),
    ];

    [Fact]
    public async Task ASuccessfulRunLogsSendsAndLinksToNoSecret()
    {
        await using var function = await StartAsync();
        await function.InvokeAsync(FunctionProcess.Scheduled);

        var objects = function.Aws.S3.Objects(FunctionProcess.Bucket)
            .ToDictionary(stored => stored.Key.Split('/')[^1], stored => Text(stored.Key, stored.Value.Bytes.ToArray()));
        var mail = Assert.Single(function.Aws.Sns.Published).Message;
        var log = await ReadOutputAsync(function);
        Assert.Contains("1 of 2 EC2 instances unmanaged", log, StringComparison.Ordinal);
        AssertKept(log + mail + objects["alert.json"]);
        Assert.Contains("report.html", objects.Keys);
        Assert.Contains($"s3://{FunctionProcess.Bucket}/nightly/reports/", mail, StringComparison.Ordinal);
        // The query parameters of a presigned URL: Signature Version 4 and Version 2.
        Assert.All(
            [mail, log, .. objects.Values],
            text => Assert.DoesNotMatch("(?i)X-Amz-Signature|X-Amz-Credential|AWSAccessKeyId=", text));
    }

    [Fact]
    public async Task AFailedRunLogsNoSecret()
    {
        await using var function = await StartAsync();
        var errors = "";
        foreach (var operation in new[] { "ListResources", "PutObject", "Publish" })
        {
            function.Aws.Faults.Clear();
            function.Aws.Faults.On(operation, Fault.Denied);
            errors += Assert.IsType<InvocationError>(await function.InvokeAsync(FunctionProcess.Scheduled)).Body;
        }

        AssertKept(errors + await ReadOutputAsync(function));
    }

    private static async Task<FunctionProcess> StartAsync()
    {
        var function = await FunctionProcess.StartAsync(Credentials);
        function.Aws.ResourceExplorer
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef0", Tags)
            .AddInstance("444455556666", "eu-west-1", "i-0123456789abcdef1", Tags)
            .AddNode("444455556666", "eu-west-1", "i-0123456789abcdef0");
        return function;
    }

    private static Dictionary<string, string> Tags => new() { ["Name"] = "web", [TagKey] = TagValue };

    // The standard output and the standard error.
    private static async Task<string> ReadOutputAsync(FunctionProcess function)
    {
        var lines = await function.StopAsync();
        return string.Join('\n', lines) + (await function.EndAsync()).Errors;
    }

    private static string Text(string key, byte[] content) =>
        Encoding.UTF8.GetString(key.EndsWith(".gz", StringComparison.Ordinal) ? TestGzip.Unpack(content) : content);

    private static void AssertKept(string said) => Assert.All(
        [.. Credentials.Select(each => each.Value!), TagKey, TagValue],
        secret => Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase));
}
