// The image that runs now, which a template that makes the app anew must not take away. In a module of its own: a template cannot ask after what it makes itself.
param exists bool
param name string

resource deployed 'Microsoft.App/containerApps@2025-01-01' existing = if (exists) {
  name: name
}

output name string = exists ? deployed!.properties.template.containers[0].image : 'mcr.microsoft.com/dotnet/samples:aspnetapp'
