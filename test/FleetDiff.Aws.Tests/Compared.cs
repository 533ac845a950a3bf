using FleetDiff.Comparing;
using FleetDiff.Fleet;

namespace FleetDiff.Aws.Tests;

/// <summary>Inventories that were read and compared, for the sources that are asked afterwards.</summary>
internal static class Compared
{
    /// <summary>Instances 1 to n of one account, and nodes for all but the last few.</summary>
    public static Comparison Fleet(int instances, int unmanaged = 0, string partition = "aws")
    {
        var rows = new InventoryRows();
        for (var i = 1; i <= instances; i++)
        {
            rows.AddInstance(Arn(i, partition), null, []);
            if (i <= instances - unmanaged)
            {
                rows.AddNode($"arn:{partition}:ssm:eu-west-1:{Wire.Account}:managed-instance/{Wire.Id(i)}", null);
            }
        }

        var view = Wire.ViewArn.Replace("arn:aws:", $"arn:{partition}:", StringComparison.Ordinal);
        return Comparison.Of(rows.ToInventory(new(view, null), 1, instances));
    }

    public static InstanceKey Key(int number, string account = Wire.Account) =>
        InstanceKey.TryParse(account, "eu-west-1", Wire.Id(number), out var key)
            ? key
            : throw new ArgumentException(account);

    public static string Arn(int number, string partition = "aws") =>
        $"arn:{partition}:ec2:eu-west-1:{Wire.Account}:instance/{Wire.Id(number)}";

    public static Task<SourceEvidence> AskAsync(this Running.IEvidenceSource source, Comparison comparison) =>
        source.AskAsync(comparison, Wire.Unheard, default);

    /// <summary>The failure of a source that cannot be asked to the end.</summary>
    public static async Task<Running.SourceFailedException> FailAsync(
        this Running.IEvidenceSource source, Comparison comparison)
    {
        var failure = await Assert.ThrowsAsync<Running.SourceFailedException>(() => source.AskAsync(comparison));
        Assert.DoesNotContain('\n', failure.Message);
        return failure;
    }
}
