using System.Text.Json;
using LocalAws.Serving;

namespace LocalAws.Explorer;

/// <summary>GetView, and the view of a request.</summary>
internal sealed class ViewOperations(ResourceExplorer explorer)
{
    /// <summary>Returns everything that a view shows: its filter within its scope.</summary>
    public static Filter Everything(View view) => view.Scope.Split(':') is ["arn", _, "iam", _, var account, "root"]
        ? view.Filter.And(FilterGrammar.Parse($"accountid:{account}", hasTags: false))
        : view.Filter;

    /// <summary>Returns the view that a request names, or the default view.</summary>
    public View Required(AwsRequest request, Input input)
    {
        var arn = input.Text("ViewArn", 0, 1000);
        return string.IsNullOrEmpty(arn)
            ? Find(request, explorer.DefaultViewArn ?? throw Unauthorized())
            : Find(request, arn);
    }

    public Answer GetView(AwsRequest request)
    {
        var view = Find(request, Input.Of(request).RequiredText("ViewArn", 1, 1011));
        return Output.Json(200, json =>
        {
            json.WriteStartObject("Tags");
            json.WriteEndObject();
            json.WritePropertyName("View");
            Write(json, view);
        });
    }

    // A view responds only in its own Region. A view that the caller must not use is a 401, a missing one a 404.
    private View Find(AwsRequest request, string arn)
    {
        if (!View.IsArn(arn))
        {
            throw Input.Invalid("ViewArn", "The value is not the ARN of a view");
        }

        var view = explorer.Views.GetValueOrDefault(arn)
            ?? throw new ServiceException(404, "ResourceNotFoundException", $"The view {arn} does not exist.");
        return view.Region == request.Region ? view : throw Unauthorized();
    }

    private static ServiceException Unauthorized() => new(401, "UnauthorizedException", "Unauthorized");

    private static void Write(Utf8JsonWriter json, View view)
    {
        json.WriteStartObject();
        json.WriteStartObject("Filters");
        json.WriteString("FilterString", view.FilterText);
        json.WriteEndObject();
        json.WriteArray("IncludedProperties", view.IncludesTags ? ["tags"] : Array.Empty<string>(), name =>
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteEndObject();
        });
        json.WriteTime("LastUpdatedAt", view.LastUpdatedAt);
        json.WriteString("Owner", view.Owner);
        json.WriteString("Scope", view.Scope);
        json.WriteString("ViewArn", view.Arn);
        json.WriteString("ViewName", view.Name);
        json.WriteEndObject();
    }
}
