using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FleetDiff.Compat.Service;

// The standard rules for a regional service's host; in some Regions the plain host is the FIPS one already.
internal sealed class RegionalEndpoints(string prefix, params string[] plainHostIsFips) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var region = (string)parameters["Region"];
        var fips = (bool)parameters["UseFIPS"];
        var dualStack = (bool)parameters["UseDualStack"];

        if (parameters["Endpoint"] is string custom)
        {
            return fips || dualStack
                ? throw new AmazonClientException("Neither FIPS nor dual-stack goes together with a custom endpoint.")
                : new Endpoint(custom);
        }

        var partition = Fn.Partition(region ?? throw new AmazonClientException("The Region is missing."));
        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException($"Partition {partition.name} has no such FIPS or dual-stack endpoint.");
        }

        var host = fips && (dualStack || !plainHostIsFips.Contains(region)) ? $"{prefix}-fips" : prefix;
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{host}.{region}.{suffix}");
    }
}
