using Amazon.Runtime;

namespace Amazon.ResourceExplorer2;

public class AmazonResourceExplorer2Request : AmazonWebServiceRequest;
