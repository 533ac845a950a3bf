using FleetDiff.Aws.Inventory;
using FleetDiff.Core.Model.Builders;

namespace FleetDiff.Cli.Commands.Diffing;

/// <summary>Reads an inventory from two files: one lists the instances, the other the managed nodes.</summary>
internal sealed class InventoryFiles
{
    private readonly InventoryBuilder _lists = new();
    private readonly List<string> _warnings = [];

    /// <summary>Reads both files. <paramref name="open"/> opens a file by its name.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used; the message has the reason.</exception>
    public static async Task<FleetInventory> ReadAsync(
        string instances, string nodes, Func<string, Stream> open, CancellationToken cancellationToken)
    {
        var files = new InventoryFiles();
        await files.ReadAsync(instances, ResourceKind.Instance, open, cancellationToken);
        await files.ReadAsync(nodes, ResourceKind.Node, open, cancellationToken);
        var inventory = files._lists.Build(new View("", null), pages: 0, rows: 0);
        return inventory with
        {
            Warnings = [.. files._warnings, .. inventory.Warnings],
            Result = new SourceResult(Source.ResourceExplorer, SourceStatus.Complete, null),
        };
    }

    private async Task ReadAsync(
        string file, ResourceKind wanted, Func<string, Stream> open, CancellationToken cancellationToken)
    {
        var name = file == "-" ? "standard input" : file;
        var (right, other, unreadable) = (0, 0, 0);
        var firstUnreadable = "";
        string? oddity;
        await using (var stream = open(file))
        {
            oddity = await ResourceListFile.ReadAsync(stream, name, Add, cancellationToken);
        }

        if (right == 0 && other > 0)
        {
            throw new InvalidDataException(wanted == ResourceKind.Instance
                ? $"{name}: the file lists managed nodes and no EC2 instance. The file with the instances comes first: "
                    + "`fleetdiff diff EC2.json SSM.json`."
                : $"{name}: the file lists EC2 instances and no managed node. The file with the managed nodes comes second: "
                    + "`fleetdiff diff EC2.json SSM.json`.");
        }

        if (oddity is not null)
        {
            _warnings.Add(oddity);
        }

        if (other > 0)
        {
            _warnings.Add($"{name}: ignored {TextFormat.Count(other, "resource")} of the other list.");
        }

        if (unreadable > 0)
        {
            _warnings.Add(
                $"{name}: ignored {TextFormat.Count(unreadable, "resource")} that are neither EC2 instance nor managed node; "
                + $"the first is '{SafeText.ToSingleLine(firstUnreadable, 120)}'.");
        }

        void Add(ResourceRow? resource)
        {
            if (resource is null || !ResourceArn.TryParse(resource.Arn, out var arn))
            {
                firstUnreadable = unreadable++ == 0 ? resource?.Arn ?? "without an ARN" : firstUnreadable;
            }
            else if (arn.Kind != wanted)
            {
                other++;
            }
            else if (wanted == ResourceKind.Instance)
            {
                right++;
                _lists.AddInstance(resource.Arn, resource.LastReportedAt, resource.Tags);
            }
            else
            {
                right++;
                _lists.AddNode(arn.Key, resource.LastReportedAt);
            }
        }
    }
}
