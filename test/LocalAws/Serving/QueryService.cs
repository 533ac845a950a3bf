using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LocalAws.Serving;

/// <summary>A service of the query protocol: a form in, XML out.</summary>
/// <param name="name">The name in the credential scope of the signature.</param>
/// <param name="xml">The namespace of its responses.</param>
internal abstract class QueryService(string name, XNamespace xml) : AwsService(name)
{
    public override ServiceException ExpiredToken =>
        new(403, "ExpiredToken", "The security token included in the request is expired");

    public override string OperationOf(AwsRequest request) => Field(request, "Action") ?? "";

    public override Answer Refuse(AwsRequest request, ServiceException error) => Answer(error.Status, Element(
        "ErrorResponse",
        Element(
            "Error",
            Element("Type", error.Status < 500 ? "Sender" : "Receiver"),
            Element("Code", error.Code),
            Element("Message", error.Message)),
        Element("RequestId", Guid.NewGuid())));

    protected static Dictionary<string, StringValues> Form(AwsRequest request) => QueryHelpers.ParseQuery(request.Body);

    protected static string? Field(AwsRequest request, string name) =>
        Form(request).TryGetValue(name, out var value) ? value.ToString() : null;

    protected XElement Element(string name, params object?[] content) => new(xml + name, content);

    protected Answer Result(AwsRequest request, params object?[] content) => Answer(200, Element(
        $"{request.Operation}Response",
        Element($"{request.Operation}Result", content),
        Element("ResponseMetadata", Element("RequestId", Guid.NewGuid()))));

    private static Answer Answer(int status, XElement root) =>
        new(status, "text/xml", Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
}
