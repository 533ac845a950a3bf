using System.Text.Json.Nodes;

namespace FleetDiff.Cli.Tests.Schemas;

/// <summary>
/// The files in schemas/ are those of the code. ACCEPT=1 stores what may be added within a version, and nothing else.
/// </summary>
public sealed class SchemaFileTests
{
    public static TheoryData<string> Names => [.. PublishedSchemas.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePublishedFieldsOfAVersionStay(string name)
    {
        var file = PublishedSchemas.FileOf(name);

        Assert.True(File.Exists(file) || PublishedSchemas.Accept, $"{file} is missing; ACCEPT=1 stores it.");
        Assert.Empty(File.Exists(file)
            ? SchemaCompatibility.FindBreaks(JsonNode.Parse(File.ReadAllText(file))!, PublishedSchemas.All[name])
            : []);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheFileIsThatOfTheCode(string name)
    {
        var (file, current) = (PublishedSchemas.FileOf(name), SchemaGenerator.Format(PublishedSchemas.All[name]));
        if (PublishedSchemas.Accept)
        {
            ThePublishedFieldsOfAVersionStay(name);
            File.WriteAllText(file, current);
        }

        Assert.Equal(current, File.ReadAllText(file));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFieldHasADescription(string name)
    {
        var schema = PublishedSchemas.All[name];

        Assert.All(
            (schema["$defs"]?.AsObject() ?? []).Append(new(name, schema)),
            type => Assert.Empty(type.Value!["properties"]!.AsObject().Where(field => field.Value!["description"] is null)
                .Select(field => $"{type.Key}.{field.Key}")));
    }

    [Fact]
    public void EverySchemaHasAFileOfTheCode() => Assert.Equal(
        PublishedSchemas.All.Keys.Select(PublishedSchemas.FileOf).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas")).Order(StringComparer.Ordinal));
}
