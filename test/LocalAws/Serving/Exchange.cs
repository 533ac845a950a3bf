namespace LocalAws.Serving;

/// <summary>One request on its way to its service.</summary>
internal sealed record Exchange(AwsService Service, AwsRequest Request, CancellationToken Aborted)
{
    public Answer Answer()
    {
        try
        {
            return Service.Perform(Request);
        }
        catch (ServiceException e)
        {
            return Refuse(e);
        }
    }

    public Answer Refuse(ServiceException error) => Service.Refuse(Request, error);
}
