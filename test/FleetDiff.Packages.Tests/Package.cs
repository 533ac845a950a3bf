using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>A package, and what it says of itself.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version; for one that is chosen at restore, what FleetDiff accepts.</param>
/// <param name="Licence">The SPDX expression of its licence; empty if it names none.</param>
/// <param name="Holder">Whose it is.</param>
/// <param name="Project">Where its source is.</param>
internal sealed record Package(string Id, string Version, string Licence, string Holder, string Project)
{
    /// <summary>Reads a nuspec.</summary>
    public static Package Read(string nuspec)
    {
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        XElement? Element(string name) => metadata.Elements().FirstOrDefault(each => each.Name.LocalName == name);

        var licence = Element("license");
        return new(
            Element("id")!.Value,
            Element("version")!.Value,
            licence?.Attribute("type")?.Value == "expression" ? licence.Value : "",
            (Element("copyright") ?? Element("authors"))!.Value,
            Element("repository")?.Attribute("url")?.Value ?? Element("projectUrl")?.Value ?? "");
    }
}
