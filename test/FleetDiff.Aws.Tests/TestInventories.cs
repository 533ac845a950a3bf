using FleetDiff.Core.Model.Builders;
using FleetDiff.Core.Pipeline;

namespace FleetDiff.Aws.Tests;

/// <summary>Creates inventories for the tests of the optional sources.</summary>
internal static class TestInventories
{
    /// <summary>Creates instances 1 to n of one account. The last few have no node.</summary>
    public static FleetInventory Fleet(int instances, int unmanaged = 0, string partition = "aws")
    {
        var rows = new InventoryBuilder();
        for (var i = 1; i <= instances; i++)
        {
            rows.AddInstance(Arn(i, partition), null, []);
            if (i <= instances - unmanaged)
            {
                rows.AddNode($"arn:{partition}:ssm:eu-west-1:{WireFixture.Account}:managed-instance/{WireFixture.Id(i)}", null);
            }
        }

        var view = WireFixture.ViewArn.Replace("arn:aws:", $"arn:{partition}:", StringComparison.Ordinal);
        return rows.Build(new(view, null), 1, instances);
    }

    public static InstanceKey Key(int number, string account = WireFixture.Account) =>
        InstanceKey.TryParse(account, "eu-west-1", WireFixture.Id(number), out var key)
            ? key
            : throw new ArgumentException(account);

    public static string Arn(int number, string partition = "aws") =>
        $"arn:{partition}:ec2:eu-west-1:{WireFixture.Account}:instance/{WireFixture.Id(number)}";

    public static Task<SourceEvidence> ReadAsync(this IEvidenceSource source, FleetInventory inventory) =>
        source.ReadAsync(Task.FromResult(inventory), WireFixture.Progress, default);

    /// <summary>Returns the failure of a source that cannot be read to its end.</summary>
    public static async Task<SourceFailedException> FailAsync(
        this IEvidenceSource source, FleetInventory inventory)
    {
        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => source.ReadAsync(inventory));
        Assert.DoesNotContain('\n', failure.Message);
        return failure;
    }
}
