using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using FleetDiff.Compat.Service.Json;

namespace Amazon.Organizations.Wire;

internal static class Operations
{
    private static readonly JsonService Service =
        new("Amazon.Organizations", "2016-11-28", CreateException, Target: "AWSOrganizationsV20161128");

    public static readonly Operation<DescribeOrganizationRequest, DescribeOrganizationResponse> DescribeOrganization = new(
        Service,
        "DescribeOrganization",
        Contracts.Default.DescribeOrganizationRequest,
        Contracts.Default.DescribeOrganizationResponse);

    public static readonly Operation<
        DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse> DescribeOrganizationalUnit = new(
            Service,
            "DescribeOrganizationalUnit",
            Contracts.Default.DescribeOrganizationalUnitRequest,
            Contracts.Default.DescribeOrganizationalUnitResponse);

    public static readonly Operation<ListAccountsRequest, ListAccountsResponse> ListAccounts = new(
        Service, "ListAccounts", Contracts.Default.ListAccountsRequest, Contracts.Default.ListAccountsResponse);

    private static AmazonServiceException CreateException(
        string message, Exception inner, ErrorType type, string code, string id, HttpStatusCode status) => code switch
        {
            "AccessDeniedException" => new AccessDeniedException(message, inner, type, code, id, status),
            "AWSOrganizationsNotInUseException" =>
                new AWSOrganizationsNotInUseException(message, inner, type, code, id, status),
            "OrganizationalUnitNotFoundException" =>
                new OrganizationalUnitNotFoundException(message, inner, type, code, id, status),
            _ => new AmazonOrganizationsException(message, inner, type, code, id, status),
        };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DescribeOrganizationRequest))]
[JsonSerializable(typeof(DescribeOrganizationResponse))]
[JsonSerializable(typeof(DescribeOrganizationalUnitRequest))]
[JsonSerializable(typeof(DescribeOrganizationalUnitResponse))]
[JsonSerializable(typeof(ListAccountsRequest))]
[JsonSerializable(typeof(ListAccountsResponse))]
internal sealed partial class Contracts : JsonSerializerContext;

// AWS JSON 1.1 has times as seconds since 1970.
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddSeconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value - DateTime.UnixEpoch).TotalSeconds);
}
