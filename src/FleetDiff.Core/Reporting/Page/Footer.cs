namespace FleetDiff.Reporting.Page;

/// <summary>What the page was made from, and where to go from here.</summary>
internal static class Footer
{
    public static IEnumerable<string> Of(Report report)
    {
        yield return "<footer>"
            + "<p>Every instance tonight is in <code>instances.jsonl.gz</code>, everything of this night in "
            + "<a href=\"report.json\">report.json</a>, the unmanaged for a spreadsheet in "
            + "<a href=\"unmanaged.csv\">unmanaged.csv</a>, for a security lake in "
            + "<a href=\"unmanaged.ocsf.jsonl\">unmanaged.ocsf.jsonl</a>; "
            + "<a href=\"../index.html\">all nights</a>.</p>"
            + "<p>Links into the console open it for whoever is signed in: sign in to the instance's account first.</p>"
            + "<p>An instance that need not be managed: add a line to <code>exemptions.csv</code> in the archive, or "
            + "give it the exempt tag (<code>fleetdiff:exempt</code>, unless the settings say otherwise) with the day "
            + "on which that ends as its value.</p>"
            + $"<p class=\"quiet\">Read from {Html.Text(report.View.Arn)}"
            + (report.View.Scope is { } scope ? $", which shows {Html.Text(scope)}" : "")
            + $". Made {Written.Time(report.GeneratedAt)}.</p></footer>";
    }
}
