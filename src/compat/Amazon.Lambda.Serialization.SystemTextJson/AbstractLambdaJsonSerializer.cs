using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.Serialization.SystemTextJson;

public abstract class AbstractLambdaJsonSerializer
{
    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer) =>
        jsonWriterCustomizer?.Invoke(WriterOptions);

    protected JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            using var json = new MemoryStream();
            requestStream.CopyTo(json);
            return InternalDeserialize<T>(json.ToArray());
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
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            InternalSerialize(writer, response);
        }
        catch (Exception cause)
        {
            throw new JsonSerializerException(
                $"The response, of type {typeof(T).FullName}, cannot be written as JSON: {cause.Message}", cause);
        }
    }

    protected abstract T InternalDeserialize<T>(byte[] utf8Json);

    protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);
}
