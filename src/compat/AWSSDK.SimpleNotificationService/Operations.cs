using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

internal static class Operations
{
    public static readonly Operation<GetTopicAttributesRequest, GetTopicAttributesResponse> GetTopicAttributes =
        new("GetTopicAttributes", static request => [("TopicArn", request.TopicArn)], ReadAttribute);

    public static readonly Operation<PublishRequest, PublishResponse> Publish =
        new("Publish", PublishForm, static (response, xml) =>
        {
            if (xml.TestExpression("PublishResult/MessageId"))
            {
                response.MessageId = xml.ReadText();
            }
        });

    private static void ReadAttribute(GetTopicAttributesResponse response, XmlUnmarshallerContext xml)
    {
        if (xml.TestExpression("entry/key"))
        {
            var name = xml.ReadText();
            while (xml.Read())
            {
                if (xml.IsStartElement && xml.TestExpression("entry/value"))
                {
                    response.Attributes ??= [];
                    response.Attributes[name] = xml.ReadText();
                    return;
                }
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> PublishForm(PublishRequest request)
    {
        yield return ("Message", request.Message);
        yield return ("MessageStructure", request.MessageStructure);
        yield return ("Subject", request.Subject);
        yield return ("TopicArn", request.TopicArn);
        foreach (var (number, (name, value)) in (request.MessageAttributes ?? []).Index())
        {
            var entry = FormattableString.Invariant($"MessageAttributes.entry.{number + 1}");
            yield return ($"{entry}.Name", name);
            yield return ($"{entry}.Value.DataType", value?.DataType);
            yield return ($"{entry}.Value.StringValue", value?.StringValue);
        }
    }
}
