using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Amazon.Lambda.Serialization.SystemTextJson;

public abstract class AbstractLambdaJsonSerializer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected AbstractLambdaJsonSerializer()
    {
    }

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(requestStream, Contract<T>());
        }
        catch (Exception cause)
        {
            throw new JsonSerializerException(
                $"The event's JSON is not of type {typeof(T).FullName}: {cause.Message}", cause);
        }
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, Options);
            JsonSerializer.Serialize(writer, response, Contract<T>());
        }
        catch (Exception cause)
        {
            throw new JsonSerializerException(
                $"The response, of type {typeof(T).FullName}, cannot be written as JSON: {cause.Message}", cause);
        }
    }

    private protected abstract JsonTypeInfo<T> Contract<T>();
}

public class JsonSerializerException(string message, Exception exception) : Exception(message, exception);
