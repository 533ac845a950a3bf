using System.Reflection;
using Amazon.Lambda.Annotations;

namespace FleetDiff.Lambda.Tests;

/// <summary>The parts of a handler that Amazon.Lambda.Annotations copies into generated files.</summary>
public sealed class AnnotatedHandlerTests
{
    private static readonly IEnumerable<MethodInfo> Handlers = typeof(Function).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(LambdaFunctionAttribute)));

    // The generated files have no nullable context: "?" behind a reference type causes CS8669, which fails the build.
    [Fact]
    public void HasNoNullableReferenceTypeInItsSignature()
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
