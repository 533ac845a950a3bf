using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace Amazon.Organizations.Model;

public class DescribeOrganizationRequest : AmazonOrganizationsRequest;

public class DescribeOrganizationResponse : AmazonWebServiceResponse
{
    public Organization Organization { get; set; }
}

public class Organization
{
    public string Id { get; set; }

    public string MasterAccountId { get; set; }
}

public class DescribeOrganizationalUnitRequest : AmazonOrganizationsRequest
{
    public string OrganizationalUnitId { get; set; }
}

public class DescribeOrganizationalUnitResponse : AmazonWebServiceResponse
{
    public OrganizationalUnit OrganizationalUnit { get; set; }
}

public class OrganizationalUnit
{
    public string Id { get; set; }

    public string Name { get; set; }
}

public class ListAccountsRequest : AmazonOrganizationsRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }
}

public class ListAccountsResponse : AmazonWebServiceResponse
{
    public List<Account> Accounts { get; set; }

    public string NextToken { get; set; }
}

// The e-mail address of the root user is not read.
public class Account
{
    public string Id { get; set; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTime? JoinedTimestamp { get; set; }

    public string Name { get; set; }

    public List<string> Paths { get; set; }

    public AccountState State { get; set; }

    public AccountStatus Status { get; set; }
}

public class AccessDeniedException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonOrganizationsException(message, innerException, errorType, errorCode, requestId, statusCode);

public class AWSOrganizationsNotInUseException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonOrganizationsException(message, innerException, errorType, errorCode, requestId, statusCode);

public class OrganizationalUnitNotFoundException(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId,
    HttpStatusCode statusCode)
    : AmazonOrganizationsException(message, innerException, errorType, errorCode, requestId, statusCode);

// AWS JSON 1.1 has times as seconds since 1970.
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddSeconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value - DateTime.UnixEpoch).TotalSeconds);
}
