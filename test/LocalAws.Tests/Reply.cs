using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LocalAws.Tests;

/// <summary>The response to a request.</summary>
public sealed record Reply(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public XElement Xml => XElement.Parse(Body);

    public string? Token => (string?)Json["NextToken"];

    /// <summary>The last part of the ARN of each resource.</summary>
    public string Ids => string.Join(' ', Items("Resources").Select(resource => ((string)resource!["Arn"]!).Split('/')[1]));

    /// <summary>The HTTP status and the error code: a header in REST JSON, else in the body.</summary>
    public string Error => $"{Status} " + (Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single()
        : Body.StartsWith('{') ? (string?)Json["__type"]
        : Element("Code"));

    public JsonArray Items(string member) => Json[member]!.AsArray();

    public string Element(string name) => Elements(name).Single().Value;

    public IEnumerable<XElement> Elements(string name) => Xml.Descendants().Where(e => e.Name.LocalName == name);

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
}
