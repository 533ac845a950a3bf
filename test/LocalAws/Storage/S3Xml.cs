using System.Text;
using System.Xml.Linq;
using LocalAws.Serving;

namespace LocalAws.Storage;

internal static class S3Xml
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    public static Answer Answer(int status, XElement root)
    {
        var xml = $"""<?xml version="1.0" encoding="UTF-8"?>{root.ToString(SaveOptions.DisableFormatting)}""";
        return new(status, "application/xml", Encoding.UTF8.GetBytes(xml)) { Headers = RequestIds() };
    }

    public static Answer Answer(int status, string header, string value)
    {
        var headers = RequestIds();
        headers[header] = value;
        return Serving.Answer.Empty(status) with { Headers = headers };
    }

    public static Dictionary<string, string> RequestIds() => new()
    {
        ["x-amz-request-id"] = Guid.NewGuid().ToString("N")[..16].ToUpperInvariant(),
        ["x-amz-id-2"] = "LocalAws",
    };
}
