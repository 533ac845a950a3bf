namespace FleetDiff.Reporting.Page;

/// <summary>How much of each account and Region is managed, as bars and in numbers.</summary>
internal static class Coverage
{
    public static IEnumerable<string> Of(ReportSummary summary)
    {
        return summary.Accounts.Count == 0 ? []
            : Table("account", "Account", OwnersFile).Of(summary.Accounts)
                .Concat(Table("region", "Region", Html.Text).Of(summary.Regions));

        string OwnersFile(string account) => summary.FindingsByAccount.Contains(account)
            ? $"<a href=\"accounts/{Html.Text(account)}.csv\">{Html.Text(account)}</a>"
            : Html.Text(account);
    }

    private static Table<PlaceCount> Table(string key, string head, Func<string, string> name) => new(
        $"Coverage by {head}",
        new(key, head, place => name(place.Name)),
        new("", "Unmanaged", place => Written.Number(place.Unmanaged)),
        new("", "Managed", place => place.Coverage),
        new("bars", "Shares", Bar),
        new("", "Instances", place => Written.Number(place.Instances)),
        new("", "Dormant", place => Written.Number(place.Dormant)),
        new("", "Exempt", place => Written.Number(place.Exempt)),
        new("", "Disputed", place => Written.Number(place.Disputed)));

    // Drawn in instances, stretched to the cell. The numbers stand beside it.
    private static string Bar(PlaceCount place)
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
}
