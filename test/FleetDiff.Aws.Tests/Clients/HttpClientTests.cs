using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests.Clients;

public sealed partial class HttpClientTests
{
    [Fact]
    public void EveryAwsClientUsesTheSameFactory()
    {
        var clients = new AwsClients(TimeProvider.System, maxRetries: 0);
        var created = typeof(AwsClients).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => method.Name == nameof(AwsClients.CreateArchive)
                ? FindClient(clients.CreateArchive(new ArchiveLocation.Bucket("archive", ""), WireFixture.Region))
                : method.Invoke(clients, [WireFixture.Region]))
            .Cast<AmazonServiceClient>().ToList();

        Assert.Equal(8, created.Count);
        Assert.All(created, client => Assert.IsType<AwsHttpClientFactory>(client.Config.HttpClientFactory));
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

    [GeneratedRegex(@"\bnew Amazon\w+Client\(|\bnew ResourceExplorerClient\(|\bnew HttpClient\(")]
    private static partial Regex NewClient();
}
