namespace FleetDiff.Reporting.Page;

/// <summary>How much of each account and Region is managed, as bars and in numbers.</summary>
internal static class Coverage
{
    private const string Legend = "<ul class=\"legend\" aria-hidden=\"true\"><li class=\"managed\">managed</li>"
        + "<li class=\"dormant\">dormant</li><li class=\"exempt\">exempt</li><li class=\"disputed\">disputed</li>"
        + "<li class=\"unmanaged\">unmanaged</li></ul>";

    public static IEnumerable<string> Of(Report report)
    {
        var withFindings = new AccountCsvs(report).Accounts.ToHashSet(StringComparer.Ordinal);
        return new Section(
            "coverage", "Coverage", "Where the unmanaged are. Most unmanaged first. An account leads to its own CSV.").Of(
            Table("account", "Account", OwnersFile)
                .Of(Ordered(report.Accounts.Select(a => new Place(
                    a.Account, a.Instances, a.Managed, a.Dormant, a.Unmanaged, a.Disputed, a.Exempt))))
                .Concat(Table("region", "Region", Html.Text)
                    .Of(Ordered(report.Regions.Select(r => new Place(
                        r.Region, r.Instances, r.Managed, r.Dormant, r.Unmanaged, r.Disputed, r.Exempt)))))
                .Prepend(Legend).Take(report.Accounts.Count > 0 ? int.MaxValue : 0));

        string OwnersFile(string account) => withFindings.Contains(account)
            ? $"<a href=\"accounts/{Html.Text(account)}.csv\">{Html.Text(account)}</a>"
            : Html.Text(account);
    }

    private static IReadOnlyList<Place> Ordered(IEnumerable<Place> places) =>
        [.. places.OrderByDescending(p => p.Unmanaged).ThenByDescending(p => p.Instances)];

    private static Table<Place> Table(string key, string head, Func<string, string> name) => new(
        $"Coverage by {head}",
        new(key, head, p => name(p.Name)),
        new("", "Unmanaged", p => Html.Number(p.Unmanaged)),
        new("", "Managed", p => Html.Percent(p.Managed, p.Instances)),
        new("bars", "Shares", Bar),
        new("", "Instances", p => Html.Number(p.Instances)),
        new("", "Dormant", p => Html.Number(p.Dormant)),
        new("", "Exempt", p => Html.Number(p.Exempt)),
        new("", "Disputed", p => Html.Number(p.Disputed)));

    // Drawn in instances, stretched to the cell. The numbers stand beside it.
    private static string Bar(Place place)
    {
        var at = 0;
        var all = Math.Max(place.Instances, 1);
        return $"<svg viewBox=\"0 0 {all} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + Part("managed", place.Managed) + Part("dormant", place.Dormant) + Part("exempt", place.Exempt)
            + Part("disputed", place.Disputed) + Part("unmanaged", place.Unmanaged) + "</svg>";

        string Part(string kind, int count)
        {
            var from = at;
            at += count;
            return count == 0 ? "" : $"<rect class=\"{kind}\" x=\"{from}\" width=\"{count}\" height=\"1\"/>";
        }
    }

    private sealed record Place(
        string Name, int Instances, int Managed, int Dormant, int Unmanaged, int Disputed, int Exempt);
}
