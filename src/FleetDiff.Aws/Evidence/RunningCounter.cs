using FleetDiff.Aws.Clients;
using FleetDiff.Core.Analysis.Causes;

namespace FleetDiff.Aws.Evidence;

/// <summary>
/// Counts running instances with aggregate queries: COUNT(*) and GROUP BY one property, with as many values in each query as fit
/// into an Expression (AWS Config developer guide, Query components).
/// </summary>
internal sealed class RunningCounter(PageReader reader, Func<string, string?, Task<ResponsePage<string>>> ask)
{
    /// <summary>The causes that need the counts.</summary>
    public const string Causes = "image, network, instance profile, no instance profile and IMDS version";

    /// <summary>The maximum length of an Expression (AWS Config API Reference, SelectAggregateResourceConfig).</summary>
    public const int MaxExpressionLength = 4096;

    /// <summary>A query of the same form that counts nothing.</summary>
    public static readonly string Probe = CreateQueries("accountId", "", "accountId", ["000000000000"])[0];

    private const string Profile = "configuration.iamInstanceProfile.arn";
    private const string AllowsImdsV1 = " AND configuration.metadataOptions.httpTokens = 'optional'";

    /// <exception cref="Core.Pipeline.SourceFailedException">A query failed, or its answer has no counts.</exception>
    public async Task<RunningCounts> CountAsync(CountRequest request, CancellationToken cancellationToken)
    {
        var resources = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, ids) in request.Resources)
        {
            var column = GetColumn(kind);
            var counted = await CountAsync(column, "", column, ids, cancellationToken);
            foreach (var id in ids.Where(counted.ContainsKey))
            {
                resources[id] = counted[id];
            }
        }

        return new()
        {
            ByResource = resources,
            ByLocation = await CountByLocationAsync(request, resources, cancellationToken),
            WithoutProfile = await CountWithoutProfileAsync(request.WithoutProfile, "", cancellationToken),
            WithoutProfileAndImdsV2 =
                await CountWithoutProfileAsync(request.WithoutProfileAndImdsV2, AllowsImdsV1, cancellationToken),
        };
    }

    private static string GetColumn(SharedKind kind) => kind switch
    {
        SharedKind.Image => "configuration.imageId",
        SharedKind.Subnet => "configuration.subnetId",
        SharedKind.Vpc => "configuration.vpcId",
        SharedKind.InstanceProfile => Profile,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // An image belongs to one Region, an instance profile to one account: GROUP BY takes only one property.
    private async Task<IReadOnlyDictionary<(AccountRegion Location, string Id), int>> CountByLocationAsync(
        CountRequest request, Dictionary<string, int> counted, CancellationToken cancellationToken)
    {
        var locations = new Dictionary<(AccountRegion, string), int>();
        foreach (var (kind, id, example) in request.GetByLocation(counted))
        {
            var (account, region) = AccountRegion.Create(example);
            var isImage = kind == SharedKind.Image;
            var counts = await CountAsync(
                isImage ? "accountId" : "awsRegion", "", GetColumn(kind), [id], cancellationToken);
            foreach (var (value, count) in counts)
            {
                locations[(isImage ? new(value, region) : new(account, value), id)] = count;
            }
        }

        return locations;
    }

    // No documented condition selects what has no value. So all instances are counted, and those with an instance profile by
    // profile: its ARN has the account.
    private async Task<IReadOnlyDictionary<AccountRegion, int>> CountWithoutProfileAsync(
        IReadOnlyList<AccountRegion> locations, string condition, CancellationToken cancellationToken)
    {
        var without = new Dictionary<AccountRegion, int>();
        foreach (var region in locations.GroupBy(location => location.Region, location => location.Account))
        {
            var accounts = region.ToList();
            var where = $" AND awsRegion = '{region.Key}'{condition}";
            var all = await CountAsync("accountId", where, "accountId", accounts, cancellationToken);
            var profiles = await CountAsync(Profile, where, "accountId", accounts, cancellationToken);
            var with = profiles.ToLookup(profile => ConfigRow.FindProfileAccount(profile.Key), profile => profile.Value);
            foreach (var account in accounts.Where(all.ContainsKey))
            {
                without[new(account, region.Key)] = all[account] - with[account].Sum();
            }
        }

        return without;
    }

    // Counts the running instances by a column: those that match the condition and have one of the values in another column.
    private async Task<Dictionary<string, int>> CountAsync(
        string column, string condition, string listed, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await reader.ReadAsync<string, (string? Value, int Count)>(
            "running instances",
            CreateQueries(column, condition, listed, values),
            async (expression, token) =>
            {
                var page = await ask(expression, token);
                return new(page.Rows?.Select(row => CountRow.Parse(row, column)).ToList(), page.NextToken);
            },
            row =>
            {
                if (row.Value is not null)
                {
                    counts[row.Value] = counts.GetValueOrDefault(row.Value) + row.Count;
                }
            },
            cancellationToken);
        return counts;
    }

    // Divides the values into as few queries as possible.
    private static List<string> CreateQueries(
        string column, string condition, string listed, IReadOnlyList<string> values)
    {
        var start = $"SELECT {column}, COUNT(*) WHERE resourceType = 'AWS::EC2::Instance' "
            + $"AND configuration.state.name = 'running'{condition} AND {listed} IN (";
        var end = $") GROUP BY {column}";
        var lists = new List<string>();
        foreach (var value in values.Select(value => $"'{value}'"))
        {
            if (lists is [.., var last] && start.Length + last.Length + 1 + value.Length + end.Length <= MaxExpressionLength)
            {
                lists[^1] = $"{last},{value}";
            }
            else
            {
                lists.Add(value);
            }
        }

        return lists.ConvertAll(list => $"{start}{list}{end}");
    }
}
