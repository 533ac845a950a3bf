namespace FleetDiff.Reporting.Html;

/// <summary>Renders accounts: the name, then the id and the organizational unit. Names are untrusted text.</summary>
internal static class AccountHtml
{
    /// <summary>
    /// Renders the account of an instance. Without a name, the unit is a path of ids from Systems Manager and is left out.
    /// </summary>
    public static string Render(ReportedInstance row) =>
        Render(row.Account, row.AccountName, row.AccountName is null ? null : row.OrganizationalUnit);

    /// <summary>Renders an account of the coverage ledger.</summary>
    public static string Render(AccountCoverage account) =>
        Render(account.Account, account.AccountName, account.OrganizationalUnit);

    /// <summary>Renders an account of a report, as a link if there is an address.</summary>
    public static string Render(AccountNames names, string id, string? address = null) =>
        Render(id, names.FindName(id), names.FindUnit(id), address);

    private static string Render(string id, string? name, string? unit, string? address = null)
    {
        var idHtml = $"<span class=\"id\">{HtmlText.Encode(id)}</span>";
        var unitHtml = string.IsNullOrWhiteSpace(unit) ? "" : $"<span class=\"unit\">{HtmlText.EncodeUntrusted(unit)}</span>";
        var hasName = !string.IsNullOrWhiteSpace(name);
        var title = hasName ? $"<bdi class=\"who\">{HtmlText.Encode(name)}</bdi>" : idHtml;
        var details = hasName ? $"{idHtml} {unitHtml}".TrimEnd() : unitHtml;
        return HtmlText.RenderInternalLink(address, title) + (details.Length == 0 ? "" : $" <small>{details}</small>");
    }
}
