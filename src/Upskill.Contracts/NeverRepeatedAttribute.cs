namespace Upskill;

/// <summary>A grain's method that may not be called again where a silo went while it was carried out: a second time counts. Whoever calls it is told that the silo is away.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeverRepeatedAttribute : Attribute;
