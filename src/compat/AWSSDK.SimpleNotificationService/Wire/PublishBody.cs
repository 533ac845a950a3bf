using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Wire;

// A PublishRequest as a form of the query protocol; what was not set is not sent.
internal sealed class PublishBody : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var publish = (PublishRequest)input;
        var request = new DefaultRequest(publish, "Amazon.SimpleNotificationService");
        var form = request.Parameters;
        form["Action"] = "Publish";
        form["Version"] = "2010-03-31";
        Set(form, "Message", publish.Message);
        Set(form, "MessageDeduplicationId", publish.MessageDeduplicationId);
        Set(form, "MessageGroupId", publish.MessageGroupId);
        Set(form, "MessageStructure", publish.MessageStructure);
        Set(form, "PhoneNumber", publish.PhoneNumber);
        Set(form, "Subject", publish.Subject);
        Set(form, "TargetArn", publish.TargetArn);
        Set(form, "TopicArn", publish.TopicArn);

        foreach (var (number, (name, value)) in (publish.MessageAttributes ?? []).Index())
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{number + 1}");
            Set(form, $"{entry}.Name", name);
            Set(form, $"{entry}.Value.DataType", value?.DataType);
            Set(form, $"{entry}.Value.StringValue", value?.StringValue);
            Set(form, $"{entry}.Value.BinaryValue", Base64(value?.BinaryValue));
        }

        return request;
    }

    private static void Set(IDictionary<string, string> form, string name, string value)
    {
        if (value is not null)
        {
            form[name] = value;
        }
    }

    private static string Base64(MemoryStream value) => value is null ? null : Convert.ToBase64String(value.ToArray());
}
