using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.S3;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests.Clients;

public sealed partial class HttpClientTests
{
    [Fact]
    public void EveryAwsClientUsesTheSameFactory()
    {
        var clients = new AwsClients(TimeProvider.System, maxRetries: 6);
        var created = typeof(AwsClients).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => method.Name == nameof(AwsClients.CreateArchive)
                ? FindClient(clients.CreateArchive(new ArchiveLocation.Bucket("archive", ""), WireFixture.Region))
                : method.Invoke(clients, [WireFixture.Region]))
            .Cast<AmazonServiceClient>().ToList();

        Assert.Equal(8, created.Count);
        Assert.All(created, client => Assert.IsType<AwsHttpClientFactory>(client.Config.HttpClientFactory));
        Assert.All(created, client => Assert.Equal(6, client.Config.MaxErrorRetry));
        Assert.All(created, client => Assert.Equal(
            TimeSpan.FromMinutes(client is AmazonS3Client ? 5 : 1), FindTimeout(client.Config)));
    }

    [Fact]
    public void OnlyAwsClientsCreatesClients() => Assert.Equal(
        ["AwsClients.cs"],
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "compat"]).Any()
                && NewClient().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName));

    private static AmazonServiceClient FindClient(object archive) => archive.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .Select(field => field.GetValue(archive)).OfType<AmazonServiceClient>().Single();

    // The timeout of the handler: that of HttpClient is infinite.
    private static TimeSpan FindTimeout(IClientConfig config)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        using var http = config.HttpClientFactory.CreateHttpClient(config);
        var handler = typeof(HttpMessageInvoker).GetField("_handler", Hidden)!.GetValue(http)!;
        return handler.GetType().GetFields(Hidden).Select(field => field.GetValue(handler)).OfType<TimeSpan>().Single();
    }

    [GeneratedRegex(@"\bnew Amazon\w+Client\(|\bnew ResourceExplorerClient\(|\bnew HttpClient\(")]
    private static partial Regex NewClient();
}
