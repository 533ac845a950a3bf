namespace FleetDiff.Reporting.Page;

/// <summary>
/// Search and filter. Hidden until the script fills the choices and shows it: without a script there is nothing to try
/// in vain.
/// </summary>
internal static class Toolbar
{
    public static IEnumerable<string> Of()
    {
        yield return "<details class=\"toolbar\" id=\"filter\" hidden><summary>Search and filter</summary>"
            + "<div role=\"search\" aria-label=\"Instances on this page\">"
            + "<label class=\"search\">Search<input type=\"search\" id=\"text\" autocomplete=\"off\" "
            + "spellcheck=\"false\" placeholder=\"name, id, tag, reason …\"></label>"
            + Choice("account", "Account") + Choice("region", "Region") + Choice("team", "Team")
            + Choice("verdict", "Verdict")
            + "<button type=\"button\" id=\"reset\">Reset</button><output id=\"found\"></output></div></details>";
    }

    private static string Choice(string key, string label) =>
        $"<label>{label}<select id=\"{key}\"><option value=\"\">all</option></select></label>";
}
