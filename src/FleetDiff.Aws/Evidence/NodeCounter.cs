using System.Globalization;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FleetDiff.Aws.Clients;
using FleetDiff.Core.Model;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Aws.Evidence;

/// <summary>Counts managed nodes by an attribute. Systems Manager computes the counts.</summary>
internal sealed class NodeCounter(IAmazonSimpleSystemsManagement client, PageReader reader)
{
    private const string Unnamed = "unknown";

    private readonly UnreadableRowLog _unreadable = new();

    /// <summary>The warnings about rows that could not be read.</summary>
    public IEnumerable<string> Warnings => _unreadable.CreateWarnings("node counts in Systems Manager", "entry");

    /// <summary>Reads the counts of an attribute, sorted by count in descending order, then by name.</summary>
    public async Task<IReadOnlyList<NamedCount>> CountByAsync(
        NodeAttributeName attribute, string what, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await reader.ReadAsync(what, token => ReadPageAsync(attribute, token, cancellationToken), Add, cancellationToken);
        return
        [
            .. counts.Select(count => new NamedCount(count.Key, count.Value))
                .OrderByDescending(count => count.Nodes).ThenBy(count => count.Name, StringComparer.Ordinal),
        ];

        // A row is a map of strings: the value of the attribute under its name, and the Count.
        void Add(Dictionary<string, string> row)
        {
            if (!int.TryParse(row.GetValueOrDefault("Count"), CultureInfo.InvariantCulture, out var count))
            {
                _unreadable.Add(string.Join(", ", row.Select(field => $"{field.Key}={field.Value}")));
                return;
            }

            var name = row.GetValueOrDefault(attribute.Value) is { Length: > 0 } given ? given : Unnamed;
            counts[name] = counts.GetValueOrDefault(name) + count;
        }
    }

    private async Task<ResponsePage<Dictionary<string, string>>> ReadPageAsync(
        NodeAttributeName attribute, string? token, CancellationToken cancellationToken)
    {
        var page = await client.ListNodesSummaryAsync(
            new ListNodesSummaryRequest
            {
                SyncName = SystemsManagerSource.SyncName,
                Filters = [SystemsManagerSource.Managed],
                Aggregators =
                [
                    new()
                    {
                        AggregatorType = NodeAggregatorType.Count,
                        TypeName = NodeTypeName.Instance,
                        AttributeName = attribute,
                    },
                ],
                MaxResults = SystemsManagerSource.PageSize,
                NextToken = token,
            },
            cancellationToken);
        return new(page.Summary, page.NextToken);
    }
}
