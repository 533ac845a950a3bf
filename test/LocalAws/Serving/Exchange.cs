namespace LocalAws.Serving;

/// <summary>One request on its way to its service.</summary>
internal sealed record Exchange(
    AwsService Service, AwsRequest Request, TimeProvider Clock, CancellationToken Aborted)
{
    public Answer Answer()
    {
        try
        {
            return Service.Perform(Request);
        }
        catch (ServiceException e)
        {
            return Refuse(e.Error);
        }
    }

    public Answer Refuse(ServiceError error) => Service.Refuse(Request, error);
}
