using System.Reflection;
using Amazon.Lambda.Annotations;

namespace FleetDiff.Lambda.Tests;

/// <summary>What Amazon.Lambda.Annotations copies from a handler into the files that it generates.</summary>
public sealed class AnnotatedHandlerTests
{
    private static readonly IEnumerable<MethodInfo> Handlers = typeof(Function).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(LambdaFunctionAttribute)));

    // The files have no nullable context: "?" behind a reference type is a warning there (CS8669), and fails the build.
    [Fact]
    public void HandlerHasNoNullableReferenceTypeInItsSignature()
    {
        var context = new NullabilityInfoContext();
        Assert.NotEmpty(Handlers);
        Assert.All(
            Handlers.SelectMany(method => method.GetParameters().Append(method.ReturnParameter)),
            parameter => Assert.DoesNotContain(
                GetAll(context.Create(parameter)),
                each => !each.Type.IsValueType && each.ReadState == NullabilityState.Nullable));
    }

    private static IEnumerable<NullabilityInfo> GetAll(NullabilityInfo info) =>
        [info, .. info.GenericTypeArguments.SelectMany(GetAll), .. info.ElementType is { } element ? GetAll(element) : []];
}
