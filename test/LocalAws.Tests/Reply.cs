using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LocalAws.Tests;

/// <summary>The response to a request.</summary>
public sealed record Reply(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders BodyHeaders)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public XElement Xml => XElement.Parse(Body);

    public string? Token => (string?)Json["NextToken"];

    public IEnumerable<string> Arns => Json["Resources"]!.AsArray().Select(resource => (string)resource!["Arn"]!);

    /// <summary>Returns the last part of each ARN.</summary>
    public string Ids => string.Join(' ', Arns.Select(arn => arn.Split('/')[1]));

    /// <summary>The error code: a header in REST JSON, else in the body.</summary>
    public string? Code => Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single()
        : Body.StartsWith('{') ? (string?)Json["__type"]
        : Element("Code");

    public string Message => Element("Message");

    public IEnumerable<string> Keys => Elements("Contents").Select(e => e.Elements().First().Value);

    public IEnumerable<string> CommonPrefixes => Elements("CommonPrefixes").Select(e => e.Value);

    public string Element(string name) => Elements(name).Single().Value;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers,
        response.Content.Headers);

    private IEnumerable<XElement> Elements(string name) => Xml.Descendants().Where(e => e.Name.LocalName == name);
}
