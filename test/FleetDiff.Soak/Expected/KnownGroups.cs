using System.Text.RegularExpressions;

namespace FleetDiff.Soak.Expected;

/// <summary>Groups of instances with a common Name prefix, the only kind of group in the fleet of the soak.</summary>
internal sealed record KnownGroups(
    IReadOnlyDictionary<(string Account, string Region, string Prefix), (int Most, DateOnly Last)> Groups)
{
    public static KnownGroups None { get; } = new(new Dictionary<(string, string, string), (int, DateOnly)>());

    /// <summary>Marks the unmanaged rows of known groups, and returns the groups that the next run knows.</summary>
    public (IReadOnlyList<Row> Rows, KnownGroups Next) Decide(DateOnly run, IReadOnlyList<Row> rows)
    {
        var decided = rows.ToDictionary(row => row.Key);
        var next = Groups.Where(known => run.AddDays(-28) < known.Value.Last).ToDictionary();
        foreach (var group in rows.Where(row => row.Status == "unmanaged" && GetPrefix(row.Name) is not null)
            .GroupBy(row => (row.Key.Account, row.Key.Region, GetPrefix(row.Name)!)))
        {
            var isKnown = Groups.TryGetValue(group.Key, out var known);
            if (group.Count() < 3 && !isKnown)
            {
                continue;
            }

            var most = isKnown ? known.Most : group.Count(row => !IsUnalerted(row));
            var isNews = most == 0 || group.Count() > most;
            foreach (var row in group.Where(IsUnalerted))
            {
                decided[row.Key] = isNews && row.Quiet != "intermittent" ? row with { Due = true, Quiet = null }
                    : !isNews && CameWithTheGroup(row) ? row with { Due = false, Quiet = "known-group" }
                    : row;
            }

            next[group.Key] = (isNews ? group.Count() : most, run);
        }

        return ([.. rows.Select(row => decided[row.Key])], new(next));
    }

    private static bool IsUnalerted(Row row) => row.LastSeen is null && (row.Due || row.Quiet is not null);

    private static bool CameWithTheGroup(Row row) =>
        (row.LastManaged, row.Reopened, row.ExemptionEnded, row.Intermittent) == (null, null, null, null);

    private static string? GetPrefix(string? name)
    {
        var (text, before) = ((name ?? "").Trim(), "");
        do
        {
            before = text;
            text = Regex.Replace(text, @"[-_./: #()\[\]]+\z", "");
            text = Regex.IsMatch(text, @"(?<![^-_./: #()\[\]])(?=[0-9a-fA-F]*[0-9])[0-9a-fA-F]+\z")
                ? Regex.Replace(text, @"[0-9a-fA-F]+\z", "")
                : Regex.Replace(text, @"[0-9]+\z", "");
        }
        while (text != before);

        return text.Length < 3 ? null : text;
    }
}
