using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>Reads an inventory from two files: one lists the instances, the other the managed nodes.</summary>
internal static class InventoryFiles
{
    private const string Example = "`fleetdiff diff EC2.json SSM.json`";

    /// <summary>Reads both files. <paramref name="open"/> opens a file by its name.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used; the message has the reason.</exception>
    public static async Task<FleetInventory> ReadAsync(
        string instances, string nodes, Func<string, Stream> open, CancellationToken cancellationToken)
    {
        var lists = new InventoryBuilder();
        IReadOnlyList<string> warnings =
        [
            .. await ReadAsync(ResourceKind.Instance, instances,
                row => lists.AddInstance(row?.Arn, row?.LastReportedAt, row?.Tags ?? [])),
            .. await ReadAsync(ResourceKind.Node, nodes, row => lists.AddNode(row?.Arn, row?.LastReportedAt)),
        ];
        var inventory = lists.Build(new View("", null), pages: 0, rows: 0);
        return inventory with
        {
            Warnings = [.. warnings, .. inventory.Warnings],
            Result = new SourceResult(Source.ResourceExplorer, SourceStatus.Complete, null),
        };

        async Task<IEnumerable<string>> ReadAsync(ResourceKind wanted, string file, Action<ResourceRow?> add)
        {
            await using var stream = open(file);
            return await ReadListAsync(wanted, stream, file == "-" ? "standard input" : file, add, cancellationToken);
        }
    }

    // Adds the rows that are not of the other list, and returns the warnings.
    private static async Task<IEnumerable<string>> ReadListAsync(
        ResourceKind wanted, Stream stream, string name, Action<ResourceRow?> add, CancellationToken cancellationToken)
    {
        var (hasWanted, ofOtherList) = (false, 0);
        var oddity = await ResourceListFile.ReadAsync(stream, name, Add, cancellationToken);
        if (ofOtherList > 0 && !hasWanted)
        {
            throw new InvalidDataException(wanted == ResourceKind.Instance
                ? $"{name}: the file lists managed nodes and no EC2 instance. The file with the instances comes first: {Example}."
                : $"{name}: the file lists EC2 instances and no managed node. The file with the managed nodes comes second: "
                    + $"{Example}.");
        }

        return new[]
        {
            oddity,
            ofOtherList > 0 ? $"{name}: ignored {TextFormat.Count(ofOtherList, "resource")} of the other list." : null,
        }.OfType<string>();

        void Add(ResourceRow? row)
        {
            var isResource = ResourceArn.TryParse(row?.Arn, out var arn);
            if (isResource && arn.Kind != wanted)
            {
                ofOtherList++;
                return;
            }

            hasWanted |= isResource;
            add(row);
        }
    }
}
