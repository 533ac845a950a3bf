using System.Text.Json;
using System.Text.Json.Serialization;
using FleetDiff.Aws.Checks;
using FleetDiff.Core.Model.Text;

namespace FleetDiff.Cli.Rendering;

/// <summary>A result of <c>doctor</c> in JSON, for programs.</summary>
internal sealed record DoctorLine(string What, string Health, string Message, string? Fix);

/// <summary>Formats the results of <c>doctor</c> as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(IEnumerable<DoctorLine>))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    public static string Format(IReadOnlyList<CompletedCheck> found) => JsonSerializer.Serialize(
        found.Select(check => new DoctorLine(
            check.Name, KebabCase.Format(check.Result.Status), check.Result.Message, check.Result.Fix)),
        Default.IEnumerableDoctorLine);
}
