using System.Collections;
using System.Reflection;
using Amazon.Runtime;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Pipeline.Configuration;

namespace FleetDiff.Aws.Tests.Clients;

public sealed class HttpClientTests
{
    private static readonly Settings Everything = Settings.Parse(new Dictionary<string, string?>
    {
        [Setting.ViewArn] = WireFixture.ViewArn,
        [Setting.Archive] = "s3://fleetdiff-archive/nightly",
        [Setting.TopicArn] = WireFixture.TopicArn,
        [Setting.Evidence] = "security-hub,systems-manager,config:organization",
        [Setting.Accounts] = "organization",
    });

    public static TheoryData<string, int> Hosts => new() { { "run", 7 }, { "doctor", 8 } };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void EveryAwsClientUsesTheSameFactory(string host, int services)
    {
        object made = host == "run"
            ? Composition.CreateRun(Everything, _ => { }, TimeProvider.System)
            : Composition.CreateDoctor(Everything, sendTest: true, TimeProvider.System);

        var clients = Clients(made);

        Assert.Equal(services, clients.Select(client => client.GetType()).Distinct().Count());
        Assert.All(clients, client => Assert.IsType<AwsHttpClientFactory>(client.Config.HttpClientFactory));
    }

    // Every client that is reachable from an object through FleetDiff's own types.
    private static List<AmazonServiceClient> Clients(object root)
    {
        var (found, seen) = (new List<AmazonServiceClient>(), new HashSet<object>(ReferenceEqualityComparer.Instance));
        Visit(root);
        return found;

        void Visit(object? it)
        {
            // A value type is boxed anew each time, and holds no client.
            if (it is null or string or ValueType || !seen.Add(it))
            {
                return;
            }

            if (it is AmazonServiceClient client)
            {
                found.Add(client);
            }
            else if (it is IEnumerable many)
            {
                many.Cast<object?>().ToList().ForEach(Visit);
            }
            else if (it is Delegate call)
            {
                Visit(call.Target);
            }
            else if (it.GetType().Assembly.GetName().Name!.StartsWith("FleetDiff", StringComparison.Ordinal))
            {
                for (var type = it.GetType(); type is not null && type != typeof(object); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    {
                        Visit(field.FieldType.IsPointer ? null : field.GetValue(it));
                    }
                }
            }
        }
    }
}
