using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace FleetDiff.Compat.Service.Json;

// Finds constants without regard to case, as FindValue of the SDK. Keeps values that the class has no constant for.
internal sealed class ConstantConverter<
    [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicFields)] T> : JsonConverter<T>
    where T : ConstantClass
{
    private static readonly Dictionary<string, T> Constants = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (T)field.GetValue(null)).ToDictionary(constant => constant.Value, StringComparer.OrdinalIgnoreCase);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = reader.GetString();
        return Constants.TryGetValue(value, out var constant) ? constant : (T)Activator.CreateInstance(typeof(T), value);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
