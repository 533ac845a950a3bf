using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LocalAws.Serving;

/// <summary>The query protocol of SNS and STS: a form in, XML out.</summary>
internal sealed class QueryProtocol(XNamespace xml)
{
    public static Dictionary<string, StringValues> Form(AwsRequest request) => QueryHelpers.ParseQuery(request.Body);

    public static string OperationOf(AwsRequest request) => Form(request).GetValueOrDefault("Action").ToString();

    public XElement Element(string name, params object?[] content) => new(xml + name, content);

    public Answer Result(string operation, params object?[] content) => Answer(200, Element(
        $"{operation}Response",
        Element($"{operation}Result", content),
        Element("ResponseMetadata", Element("RequestId", Guid.NewGuid()))));

    public Answer Error(ServiceError error) => Answer(error.Status, Element(
        "ErrorResponse",
        Element(
            "Error",
            Element("Type", error.Status < 500 ? "Sender" : "Receiver"),
            Element("Code", error.Code),
            Element("Message", error.Message)),
        Element("RequestId", Guid.NewGuid())));

    private static Answer Answer(int status, XElement root) =>
        new(status, "text/xml", Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
}
