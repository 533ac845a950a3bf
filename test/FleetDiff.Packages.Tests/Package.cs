using System.Xml.Linq;

namespace FleetDiff.Packages.Tests;

/// <summary>A package with the metadata of its nuspec.</summary>
/// <param name="Id">The package id.</param>
/// <param name="Version">The version. For a package chosen at restore, the range that FleetDiff accepts.</param>
/// <param name="Licence">The SPDX expression of the licence. Empty if there is none.</param>
/// <param name="Holder">The copyright holder.</param>
/// <param name="Project">The URL of the project.</param>
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
