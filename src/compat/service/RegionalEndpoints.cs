using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace FleetDiff.Compat.Service;

// Applies the standard rules for the host of a regional service. In some Regions the default host is also the FIPS host.
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
                ? throw new AmazonClientException("FIPS and dual-stack are not supported with a custom endpoint.")
                : new Endpoint(custom);
        }

        var partition = Fn.Partition(region ?? throw new AmazonClientException("The Region is missing."));
        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException($"Partition {partition.name} does not support this FIPS or dual-stack endpoint.");
        }

        var host = fips && (dualStack || !plainHostIsFips.Contains(region)) ? $"{prefix}-fips" : prefix;
        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{host}.{region}.{suffix}");
    }
}
